package dev.emojistreaming.contract;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a count's JSON object, in the order in which they are written. {@link #FINAL} is
 * optional.
 */
public enum EmojiCountField {
  ROOM("room"),
  EMOJI_TYPE("emoji_type"),
  WINDOW_START("window_start"),
  WINDOW_END("window_end"),
  REACTION_COUNT("reaction_count"),
  SCALED_COUNT("scaled_count"),
  FINAL("final");

  private static final Map<String, EmojiCountField> BY_WIRE_NAME =
      Stream.of(values()).collect(Collectors.toMap(EmojiCountField::wireName, Function.identity()));

  private final String wireName;

  EmojiCountField(String wireName) {
    this.wireName = wireName;
  }

  /** The name in JSON, and of the column in Spark and in the history's Parquet files. */
  public String wireName() {
    return wireName;
  }

  static @Nullable EmojiCountField of(String wireName) {
    return BY_WIRE_NAME.get(wireName);
  }
}
