package dev.emojistreaming.feed.query;

import io.vertx.core.MultiMap;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The parameters of a question, with their bounds. */
final class Parameters {

  private final MultiMap values;

  Parameters(MultiMap values) {
    this.values = values;
  }

  /**
   * A whole number.
   *
   * @param otherwise when it is not given
   * @throws InvalidParameterException when it is none, or out of bounds
   */
  int number(String name, int least, int most, int otherwise) {
    @Nullable String value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new InvalidParameterException(
        "%s must be a whole number from %d to %d".formatted(name, least, most));
  }

  /**
   * A moment in time.
   *
   * @throws InvalidParameterException when it is none
   */
  Instant time(String name, Instant otherwise) {
    @Nullable String value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    try {
      return Instant.parse(value);
    } catch (DateTimeException e) {
      throw new InvalidParameterException(name + " must be a time such as 2026-11-23T20:00:00Z");
    }
  }
}
