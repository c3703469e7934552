package dev.emojistreaming.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Reads the JSON records of the topic {@code emoji_counts}. */
public final class EmojiCountParser {

  private static final JsonFactory JSON = new JsonFactory();

  private EmojiCountParser() {}

  /**
   * Reads one count.
   *
   * @throws IllegalArgumentException when the bytes are not a count
   */
  public static EmojiCount parse(byte[] json) {
    Map<String, String> fields = new HashMap<>();
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("a count must be a JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (parser.nextToken().isScalarValue()) {
          fields.put(name, parser.getText());
        } else {
          parser.skipChildren();
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("a count must be valid JSON", e);
    }
    return new EmojiCount(
        text(fields, "room"),
        text(fields, "emoji_type"),
        time(fields, "window_start"),
        time(fields, "window_end"),
        number(fields, "reaction_count"),
        number(fields, "scaled_count"));
  }

  private static String text(Map<String, String> fields, String name) {
    String value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException("a count must have the field " + name);
    }
    return value;
  }

  private static Instant time(Map<String, String> fields, String name) {
    try {
      return Instant.parse(text(fields, name));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(name + " of a count must be ISO 8601 in UTC", e);
    }
  }

  private static long number(Map<String, String> fields, String name) {
    try {
      return Long.parseLong(text(fields, name));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " of a count must be a whole number", e);
    }
  }
}
