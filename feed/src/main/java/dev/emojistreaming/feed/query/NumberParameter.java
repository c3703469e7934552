package dev.emojistreaming.feed.query;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A query parameter that is a whole number.
 *
 * @param name as the client writes it
 * @param min smallest valid number
 * @param max largest valid number
 */
record NumberParameter(String name, int min, int max) {

  /**
   * The number in the text.
   *
   * @param text null when the client did not send the parameter
   * @throws InvalidParameterException when the text is not a number within the bounds
   */
  int parse(@Nullable String text, int defaultValue) {
    if (text == null) {
      return defaultValue;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // reported below
    }
    throw new InvalidParameterException(
        name, String.format(Locale.ROOT, "must be a whole number from %d to %d", min, max));
  }
}
