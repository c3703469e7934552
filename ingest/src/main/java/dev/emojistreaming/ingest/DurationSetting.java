package dev.emojistreaming.ingest;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads a duration such as {@code 10S}, {@code 500ms} or {@code PT1.5S}; from 1 ms to 1 hour. */
public final class DurationSetting implements Converter<Duration> {

  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofHours(1);

  private final DurationConverter durations = new DurationConverter();

  @Override
  public Duration convert(String value) {
    Duration duration = durations.convert(value);
    if (duration == null || duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("it must be from 1ms to 1H, such as 10S, not " + value);
    }
    return duration;
  }
}
