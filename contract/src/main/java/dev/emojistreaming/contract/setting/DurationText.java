package dev.emojistreaming.contract.setting;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as text: a number and its unit, {@code 500ms}, {@code 10s}, {@code 1.5m}, {@code 1h} or
 * {@code 7d}, or several of them, {@code 1h30m}.
 *
 * <p>Also reads upper case ({@code 1M} is a minute), a number without a unit as seconds, and ISO
 * 8601 ({@code PT10S}).
 */
public final class DurationText {

  private static final Pattern SECONDS = Pattern.compile("\\d{1,12}(?:\\.\\d{0,9})?|\\.\\d{1,9}");
  private static final Pattern PART = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)(ms|[dhms])");
  private static final Pattern PARTS = Pattern.compile("(?:" + PART.pattern() + ")+");
  private static final int NANO_DIGITS = 9;

  private DurationText() {}

  /**
   * Reads a duration, exact to the nanosecond.
   *
   * @throws IllegalArgumentException when the text is not a duration, or is finer than a nanosecond
   */
  public static Duration parse(String text) {
    String stripped = text.strip().toLowerCase(Locale.ROOT);
    try {
      if (SECONDS.matcher(stripped).matches()) {
        return times(new BigDecimal(stripped), Duration.ofSeconds(1));
      }
      return PARTS.matcher(stripped).matches() ? sum(stripped) : Duration.parse(stripped);
    } catch (ArithmeticException | DateTimeException e) {
      throw new IllegalArgumentException("not a duration: " + text, e);
    }
  }

  private static Duration sum(String text) {
    Duration sum = Duration.ZERO;
    Matcher parts = PART.matcher(text);
    while (parts.find()) {
      sum = sum.plus(times(new BigDecimal(parts.group(1)), unit(parts.group(2))));
    }
    return sum;
  }

  private static Duration unit(String name) {
    return switch (name) {
      case "ms" -> Duration.ofMillis(1);
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      default -> Duration.ofDays(1);
    };
  }

  private static Duration times(BigDecimal number, Duration unit) {
    BigDecimal nanos =
        number
            .multiply(BigDecimal.valueOf(unit.toMillis()))
            .movePointRight(NANO_DIGITS)
            .movePointLeft(3);
    BigDecimal[] seconds = nanos.divideAndRemainder(BigDecimal.ONE.movePointRight(NANO_DIGITS));
    return Duration.ofSeconds(seconds[0].longValueExact(), seconds[1].longValueExact());
  }

  /**
   * Writes a duration of whole milliseconds in its largest unit that needs no fraction: {@code
   * 500ms}, {@code 90s}, {@code 7d}.
   */
  public static String format(Duration duration) {
    long millis = duration.toMillis();
    if (millis == 0) {
      return "0s";
    }
    for (String name : new String[] {"d", "h", "m", "s"}) {
      long unit = unit(name).toMillis();
      if (millis % unit == 0) {
        return millis / unit + name;
      }
    }
    return millis + "ms";
  }
}
