package dev.emojistreaming.contract;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of a reaction's JSON object, in the order in which they are written. */
public enum ReactionField {
  USER_ID("user_id"),
  EMOJI_TYPE("emoji_type"),
  TIMESTAMP("timestamp"),
  SENT_AT("sent_at"),
  ROOM("room"),
  MESSAGE_ID("message_id"),
  RECEIVED_AT("received_at");

  private static final Map<String, ReactionField> BY_WIRE_NAME =
      Stream.of(values()).collect(Collectors.toMap(ReactionField::wireName, Function.identity()));

  private final String wireName;

  ReactionField(String wireName) {
    this.wireName = wireName;
  }

  /** The name in JSON. */
  public String wireName() {
    return wireName;
  }

  static @Nullable ReactionField of(String wireName) {
    return BY_WIRE_NAME.get(wireName);
  }
}
