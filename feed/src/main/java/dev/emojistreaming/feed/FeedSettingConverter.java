package dev.emojistreaming.feed;

import dev.emojistreaming.contract.setting.DurationSetting;
import dev.emojistreaming.contract.setting.InvalidSettingException;
import dev.emojistreaming.contract.setting.NumberSetting;
import dev.emojistreaming.contract.setting.SizeSetting;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.Serial;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.function.Function;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * Reads the settings of {@link FeedConfig}: each public class reads one, with its variable and
 * bounds.
 *
 * <p>A bad value is a {@link ConfigurationException}: Quarkus prints a line for each and ends the
 * program with exit code 1. For an {@link IllegalArgumentException} it would print a message with
 * the property's name instead of the variable's.
 */
final class FeedSettingConverter {

  private static final int MIB = 1 << 20;
  private static final Duration MAX_RETENTION = Duration.ofDays(7);

  private FeedSettingConverter() {}

  private static <T> T read(Function<String, T> parser, String text) {
    try {
      return parser.apply(text);
    } catch (InvalidSettingException e) {
      throw new BadValueException(e);
    }
  }

  private static final class BadValueException extends ConfigurationException {
    @Serial private static final long serialVersionUID = 1;

    BadValueException(InvalidSettingException cause) {
      super(cause.getMessage());
    }

    /** The message alone: SmallRye Config lists exceptions by this text. */
    @Override
    @SuppressWarnings("OverrideThrowableToString")
    public String toString() {
      return String.valueOf(getMessage());
    }
  }

  abstract static class OfDuration implements Converter<Duration> {
    private final transient DurationSetting setting;

    OfDuration(String variable, Duration min, Duration max) {
      setting = new DurationSetting(variable, min, max);
    }

    @Override
    public final Duration convert(String value) {
      return read(setting::parse, value);
    }
  }

  abstract static class OfNumber implements Converter<Integer> {
    private final transient NumberSetting setting;

    OfNumber(String variable, int min, int max) {
      setting = new NumberSetting(variable, min, max);
    }

    @Override
    public final Integer convert(String value) {
      return Math.toIntExact(read(setting::parse, value));
    }
  }

  abstract static class OfSize implements Converter<Integer> {
    private final transient SizeSetting setting;

    OfSize(String variable, int min, int max) {
      setting = new SizeSetting(variable, min, max);
    }

    @Override
    public final Integer convert(String value) {
      return Math.toIntExact(read(setting::parse, value));
    }
  }

  /** {@code INGEST_URL}. */
  public static final class IngestUrl implements Converter<URI> {
    @Override
    public URI convert(String value) {
      return read(IngestUrl::uri, value);
    }

    private static URI uri(String text) {
      try {
        return new URI(text.strip());
      } catch (URISyntaxException e) {
        throw new InvalidSettingException(
            "INGEST_URL", "an address such as http://localhost:8080", text);
      }
    }
  }

  /** {@code FEED_RETENTION}. */
  public static final class Retention extends OfDuration {
    /** Called by the configuration. */
    public Retention() {
      super("FEED_RETENTION", Duration.ofMinutes(1), MAX_RETENTION);
    }
  }

  /** {@code FEED_TICK}. */
  public static final class Tick extends OfDuration {
    /** Called by the configuration. */
    public Tick() {
      super("FEED_TICK", Duration.ofMillis(100), Duration.ofMinutes(1));
    }
  }

  /** {@code FEED_HEARTBEAT}: proxies close a connection that is silent for a minute. */
  public static final class Heartbeat extends OfDuration {
    /** Called by the configuration. */
    public Heartbeat() {
      super("FEED_HEARTBEAT", Duration.ofSeconds(1), Duration.ofSeconds(45));
    }
  }

  /** {@code FEED_STALE_AFTER}. */
  public static final class StaleAfter extends OfDuration {
    /** Called by the configuration. */
    public StaleAfter() {
      super("FEED_STALE_AFTER", Duration.ofSeconds(2), Duration.ofHours(1));
    }
  }

  /** {@code FEED_MAX_COUNTS}. */
  public static final class MaxCounts extends OfNumber {
    /** Called by the configuration. */
    public MaxCounts() {
      super("FEED_MAX_COUNTS", 1_000, Integer.MAX_VALUE);
    }
  }

  /** {@code FEED_SNAPSHOT}; {@link FeedConfigCheck} compares it with the retention. */
  public static final class Snapshot extends OfDuration {
    /** Called by the configuration. */
    public Snapshot() {
      super("FEED_SNAPSHOT", Duration.ofSeconds(2), MAX_RETENTION);
    }
  }

  /** {@code FEED_TOP}. */
  public static final class Top extends OfNumber {
    /** Called by the configuration. */
    public Top() {
      super("FEED_TOP", 1, 1_000);
    }
  }

  /** {@code FEED_CLIENT_BUFFER}. */
  public static final class ClientBuffer extends OfSize {
    /** Called by the configuration. */
    public ClientBuffer() {
      super("FEED_CLIENT_BUFFER", 4_096, 64 * MIB);
    }
  }
}
