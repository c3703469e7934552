package dev.emojistreaming.ingest;

import dev.emojistreaming.contract.EmojiCatalogue;
import dev.emojistreaming.contract.setting.DurationSetting;
import dev.emojistreaming.contract.setting.InvalidSettingException;
import dev.emojistreaming.contract.setting.NumberSetting;
import dev.emojistreaming.contract.setting.SizeSetting;
import dev.emojistreaming.ingest.IngestConfig.Acknowledge;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.MemorySize;
import java.io.Serial;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * Reads the settings of {@link IngestConfig}: each public class reads one, with its variable and
 * bounds.
 *
 * <p>A bad value is a {@link ConfigurationException}: Quarkus prints a line for each and ends the
 * program with exit code 1. For an {@link IllegalArgumentException} it would print its own message,
 * with the property's name instead of the variable.
 */
final class SettingConverter {

  private static final long MIB = 1L << 20;
  private static final long MAX_SIZE = 1L << 50;
  private static final long MAX_COUNT = 1_000_000;
  private static final Duration MIN_DURATION = Duration.ofMillis(1);
  private static final Duration MAX_DURATION = Duration.ofHours(1);

  private SettingConverter() {}

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

    /** Only the message, without the class: SmallRye Config prints this text. */
    @Override
    @SuppressWarnings("OverrideThrowableToString")
    public String toString() {
      return String.valueOf(getMessage());
    }
  }

  abstract static class OfDuration implements Converter<Duration> {
    private final transient DurationSetting setting;

    OfDuration(String variable) {
      this(variable, MIN_DURATION, MAX_DURATION);
    }

    OfDuration(String variable, Duration min, Duration max) {
      setting = new DurationSetting(variable, min, max);
    }

    @Override
    public final Duration convert(String value) {
      return read(setting::parse, value);
    }
  }

  abstract static class OfCount implements Converter<Integer> {
    private final transient NumberSetting setting;

    OfCount(String variable) {
      setting = new NumberSetting(variable, 1, MAX_COUNT);
    }

    @Override
    public final Integer convert(String value) {
      return Math.toIntExact(read(setting::parse, value));
    }
  }

  abstract static class OfSize implements Converter<MemorySize> {
    private final transient SizeSetting setting;

    OfSize(String variable, long min) {
      setting = new SizeSetting(variable, min, MAX_SIZE);
    }

    @Override
    public final MemorySize convert(String value) {
      return new MemorySize(BigInteger.valueOf(read(setting::parse, value)));
    }
  }

  /** {@code ACKNOWLEDGE}, in lower or upper case. */
  public static final class AcknowledgeMode implements Converter<Acknowledge> {
    @Override
    public Acknowledge convert(String value) {
      return read(AcknowledgeMode::mode, value);
    }

    private static Acknowledge mode(String text) {
      return switch (text.strip().toLowerCase(Locale.ROOT)) {
        case "stored" -> Acknowledge.STORED;
        case "buffered" -> Acknowledge.BUFFERED;
        default -> throw new InvalidSettingException("ACKNOWLEDGE", "stored or buffered", text);
      };
    }
  }

  /** {@code EMOJI_CATALOGUE}. */
  public static final class Catalogue implements Converter<EmojiCatalogue> {
    @Override
    public EmojiCatalogue convert(String value) {
      return read(EmojiCatalogue::of, value);
    }
  }

  /** {@code ALLOWED_LATENESS}. */
  public static final class AllowedLateness extends OfDuration {
    /** Called by the configuration. */
    public AllowedLateness() {
      super("ALLOWED_LATENESS", Duration.ZERO, Duration.ofDays(7));
    }
  }

  /** {@code INGEST_DRAIN_TIMEOUT}. */
  public static final class DrainTimeout extends OfDuration {
    /** Called by the configuration. */
    public DrainTimeout() {
      super("INGEST_DRAIN_TIMEOUT");
    }
  }

  /** {@code INGEST_KAFKA_DELIVERY_TIMEOUT}. */
  public static final class DeliveryTimeout extends OfDuration {
    /** Called by the configuration. */
    public DeliveryTimeout() {
      super("INGEST_KAFKA_DELIVERY_TIMEOUT");
    }
  }

  /** {@code BUFFER_FLUSH_INTERVAL}. */
  public static final class FlushInterval extends OfDuration {
    /** Called by the configuration. */
    public FlushInterval() {
      super("BUFFER_FLUSH_INTERVAL");
    }
  }

  /** {@code INGEST_BUFFER_CAPACITY}. */
  public static final class BufferCapacity extends OfCount {
    /** Called by the configuration. */
    public BufferCapacity() {
      super("INGEST_BUFFER_CAPACITY");
    }
  }

  /** {@code INGEST_BUFFER_FLUSH_SIZE}. */
  public static final class FlushSize extends OfCount {
    /** Called by the configuration. */
    public FlushSize() {
      super("INGEST_BUFFER_FLUSH_SIZE");
    }
  }

  /**
   * {@code INGEST_BUFFER_MAX_BYTES}: the largest batch and the reactions parsed from it need 8 MiB.
   */
  public static final class BufferBytes extends OfSize {
    /** Called by the configuration. */
    public BufferBytes() {
      super("INGEST_BUFFER_MAX_BYTES", 8 * MIB);
    }
  }

  /**
   * {@code INGEST_OVERFLOW_MAX_SIZE}: of the minimum, 32 MiB, write-ahead log and reserve take
   * half.
   */
  public static final class OverflowSize extends OfSize {
    /** Called by the configuration. */
    public OverflowSize() {
      super("INGEST_OVERFLOW_MAX_SIZE", 32 * MIB);
    }
  }
}
