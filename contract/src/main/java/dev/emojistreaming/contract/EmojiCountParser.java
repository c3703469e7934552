package dev.emojistreaming.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** Reads the JSON records of the topic {@code emoji_counts}. */
public final class EmojiCountParser {

  private static final JsonFactory JSON = new JsonFactory();

  private EmojiCountParser() {}

  /**
   * Reads one count. Unknown fields are ignored.
   *
   * @throws IllegalArgumentException if the bytes are not a count
   */
  public static EmojiCount parse(byte[] json) {
    Map<EmojiCountField, String> fields = new EnumMap<>(EmojiCountField.class);
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("a count must be a JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        EmojiCountField field = EmojiCountField.of(parser.currentName());
        JsonToken value = parser.nextToken();
        if (field != null && value.isScalarValue()) {
          fields.put(field, parser.getText());
        } else {
          parser.skipChildren();
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("a count must be valid JSON", e);
    }
    return new EmojiCount(
        text(fields, EmojiCountField.ROOM),
        text(fields, EmojiCountField.EMOJI_TYPE),
        time(fields, EmojiCountField.WINDOW_START),
        time(fields, EmojiCountField.WINDOW_END),
        number(fields, EmojiCountField.REACTION_COUNT),
        number(fields, EmojiCountField.SCALED_COUNT));
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
      throw new IllegalArgumentException(
          field.wireName() + " of a count must be ISO 8601 in UTC", e);
    }
  }

  private static long number(Map<EmojiCountField, String> fields, EmojiCountField field) {
    try {
      return Long.parseLong(text(fields, field));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          field.wireName() + " of a count must be a whole number", e);
    }
  }
}
