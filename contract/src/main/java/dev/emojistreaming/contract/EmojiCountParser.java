package dev.emojistreaming.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * Reads the JSON records of the topic {@code emoji_counts}. It accepts only what the Spark job may
 * have written, because readers show counts and add them up.
 */
public final class EmojiCountParser {

  private static final int MAX_STRING_LENGTH = 1_024;

  /** Jackson keeps thousands of names of fields, unknown ones too. */
  private static final int MAX_FIELD_NAME_LENGTH = 256;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(MAX_STRING_LENGTH)
                  .maxNameLength(MAX_FIELD_NAME_LENGTH)
                  .build())
          .build();

  private static final EmojiCatalogue NAMES = new EmojiCatalogue.AnyName();

  private EmojiCountParser() {}

  /**
   * Reads one count. Unknown fields are ignored.
   *
   * @throws IllegalArgumentException if the bytes are not a count; its message has none of them
   */
  public static EmojiCount parse(byte[] json) {
    Map<EmojiCountField, String> fields = new EnumMap<>(EmojiCountField.class);
    try (JsonParser parser = JSON.createParser(json)) {
      require(parser.nextToken() == JsonToken.START_OBJECT, "a count must be a JSON object");
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        EmojiCountField field = EmojiCountField.of(parser.currentName());
        JsonToken value = parser.nextToken();
        if (field == null) {
          parser.skipChildren();
        } else {
          require(isOfType(value, field), rule(field, "must be " + type(field)));
          fields.put(field, parser.getText());
        }
      }
      require(parser.nextToken() == null, "a count must be one JSON object and nothing after it");
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "a count must be valid JSON with short texts and names", e);
    }
    return count(fields);
  }

  private static boolean isOfType(JsonToken value, EmojiCountField field) {
    return switch (field) {
      case REACTION_COUNT, SCALED_COUNT -> value == JsonToken.VALUE_NUMBER_INT;
      case FINAL -> value == JsonToken.VALUE_TRUE || value == JsonToken.VALUE_FALSE;
      default -> value == JsonToken.VALUE_STRING;
    };
  }

  private static String type(EmojiCountField field) {
    return field == EmojiCountField.FINAL ? "true or false" : "a text or a whole number";
  }

  private static EmojiCount count(Map<EmojiCountField, String> fields) {
    String room = text(fields, EmojiCountField.ROOM);
    require(ReactionRules.isRoom(room), rule(EmojiCountField.ROOM, "must " + ReactionRules.ROOM));
    String emoji = text(fields, EmojiCountField.EMOJI_TYPE);
    require(
        NAMES.normalise(emoji) != null,
        rule(EmojiCountField.EMOJI_TYPE, "must be an emoji or a name"));
    Instant start = time(fields, EmojiCountField.WINDOW_START);
    require(
        start.equals(Window.startOf(start)),
        rule(EmojiCountField.WINDOW_START, "must be the start of a window"));
    Instant end = time(fields, EmojiCountField.WINDOW_END);
    require(
        end.getEpochSecond() - start.getEpochSecond() == Window.LENGTH.toSeconds()
            && end.getNano() == 0,
        rule(EmojiCountField.WINDOW_END, "must be the end of the window"));
    boolean isFinal = Boolean.parseBoolean(fields.get(EmojiCountField.FINAL));
    long reactions = number(fields, EmojiCountField.REACTION_COUNT, isFinal ? 0 : 1);
    long scaled = number(fields, EmojiCountField.SCALED_COUNT, Math.min(1, reactions));
    require(
        scaled <= reactions,
        rule(EmojiCountField.SCALED_COUNT, "must be at most its reaction_count"));
    return new EmojiCount(room, emoji, start, end, reactions, scaled, isFinal);
  }

  private static String text(Map<EmojiCountField, String> fields, EmojiCountField field) {
    String value = fields.get(field);
    if (value == null) {
      throw new IllegalArgumentException("a count must have the field " + field.wireName());
    }
    return value;
  }

  private static Instant time(Map<EmojiCountField, String> fields, EmojiCountField field) {
    try {
      return Instant.parse(text(fields, field));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(rule(field, "must be ISO 8601 in UTC"), e);
    }
  }

  private static long number(Map<EmojiCountField, String> fields, EmojiCountField field, long min) {
    String range =
        rule(field, "must be a whole number from " + min + " to " + EmojiCount.MAX_REACTIONS);
    try {
      long number = Long.parseLong(text(fields, field));
      require(number >= min && number <= EmojiCount.MAX_REACTIONS, range);
      return number;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(range, e);
    }
  }

  private static String rule(EmojiCountField field, String rule) {
    return field.wireName() + " of a count " + rule;
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
