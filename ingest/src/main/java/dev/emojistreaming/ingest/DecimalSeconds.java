package dev.emojistreaming.ingest;

import java.math.BigDecimal;
import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads a duration as decimal seconds, such as {@code 0.5}; from 1 ms to 1 hour. */
public final class DecimalSeconds implements Converter<Duration> {

  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofHours(1);

  @Override
  public Duration convert(String value) {
    Duration duration = parse(value);
    if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
      throw refusal(value);
    }
    return duration;
  }

  private static Duration parse(String value) {
    try {
      return Duration.ofNanos(new BigDecimal(value.strip()).movePointRight(9).longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      throw refusal(value);
    }
  }

  private static IllegalArgumentException refusal(String value) {
    return new IllegalArgumentException(
        "BUFFER_FLUSH_INTERVAL must be decimal seconds from 0.001 to 3600, such as 0.5, not "
            + value);
  }
}
