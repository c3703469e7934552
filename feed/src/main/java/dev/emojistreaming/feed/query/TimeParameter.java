package dev.emojistreaming.feed.query;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A query parameter that is a time in UTC.
 *
 * @param name as the client writes it
 */
record TimeParameter(String name) {

  /** Arithmetic on times within these bounds does not overflow. */
  private static final Instant MIN = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant MAX = Instant.parse("9999-12-31T23:59:59Z");

  /**
   * The time in the text.
   *
   * @param text null when the client did not send the parameter
   * @throws InvalidParameterException when the text is not a time of the years 1 to 9999
   */
  Instant parse(@Nullable String text, Instant defaultValue) {
    if (text == null) {
      return defaultValue;
    }
    try {
      Instant time = Instant.parse(text);
      if (!time.isBefore(MIN) && !time.isAfter(MAX)) {
        return time;
      }
    } catch (DateTimeException e) {
      // reported below
    }
    throw new InvalidParameterException(name, "must be a time such as 2026-11-23T20:00:00Z");
  }
}
