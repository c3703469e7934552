package dev.emojistreaming.ingest;

import dev.emojistreaming.contract.EmojiCatalogue;
import dev.emojistreaming.contract.setting.InvalidSettingException;
import dev.emojistreaming.contract.setting.NumberSetting;
import dev.emojistreaming.contract.setting.TextSetting;
import dev.emojistreaming.ingest.IngestConfig.Acknowledge;
import dev.emojistreaming.service.setting.SettingConverter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * Reads the settings of {@link IngestConfig}: each public class reads one, with its variable and
 * bounds.
 */
final class IngestSettingConverter {

  private static final long MIB = 1L << 20;
  private static final long MAX_SIZE = 1L << 50;
  private static final int MAX_COUNT = 1_000_000;
  private static final Duration MIN_DURATION = Duration.ofMillis(1);
  private static final Duration MAX_DURATION = Duration.ofHours(1);

  private IngestSettingConverter() {}

  /** {@code ACKNOWLEDGE}, in lower or upper case. */
  public static final class AcknowledgeMode extends SettingConverter<Acknowledge> {
    /** Called by the configuration. */
    public AcknowledgeMode() {
      super(AcknowledgeMode::mode);
    }

    @Override
    public Acknowledge convert(String value) {
      return read(value);
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
  public static final class Catalogue extends SettingConverter<EmojiCatalogue> {
    /** Called by the configuration. */
    public Catalogue() {
      super(EmojiCatalogue::of);
    }

    @Override
    public EmojiCatalogue convert(String value) {
      return read(value);
    }
  }

  /** {@code EMOJI_TOPIC}. */
  public static final class Topic extends SettingConverter.OfText {
    /** Called by the configuration. */
    public Topic() {
      super("EMOJI_TOPIC", "the name of a topic");
    }
  }

  /** {@code ALLOWED_LATENESS}. */
  public static final class AllowedLateness extends SettingConverter.OfDuration {
    /** Called by the configuration. */
    public AllowedLateness() {
      super("ALLOWED_LATENESS", Duration.ZERO, Duration.ofDays(7));
    }
  }

  /** {@code INGEST_DRAIN_TIMEOUT}. */
  public static final class DrainTimeout extends SettingConverter.OfDuration {
    /** Called by the configuration. */
    public DrainTimeout() {
      super("INGEST_DRAIN_TIMEOUT", MIN_DURATION, MAX_DURATION);
    }
  }

  /** {@code INGEST_KAFKA_DELIVERY_TIMEOUT}. */
  public static final class DeliveryTimeout extends SettingConverter.OfDuration {
    /** Called by the configuration. */
    public DeliveryTimeout() {
      super("INGEST_KAFKA_DELIVERY_TIMEOUT", MIN_DURATION, MAX_DURATION);
    }
  }

  /** {@code MP_MESSAGING_OUTGOING_REACTIONS_MAX_INFLIGHT_MESSAGES}. */
  public static final class MaxInFlight extends SettingConverter.OfNumber {
    /** Called by the configuration. */
    public MaxInFlight() {
      super("MP_MESSAGING_OUTGOING_REACTIONS_MAX_INFLIGHT_MESSAGES", 1, 500_000);
    }
  }

  /** {@code KAFKA_BUFFER_MEMORY}, as Kafka's clients read it: without a unit. */
  public static final class BufferMemory extends SettingConverter<Long> {
    /** Called by the configuration. */
    public BufferMemory() {
      super(new NumberSetting("KAFKA_BUFFER_MEMORY", 0, Long.MAX_VALUE)::parse);
    }

    @Override
    public Long convert(String value) {
      return read(value);
    }
  }

  /** {@code BUFFER_FLUSH_INTERVAL}. */
  public static final class FlushInterval extends SettingConverter.OfDuration {
    /** Called by the configuration. */
    public FlushInterval() {
      super("BUFFER_FLUSH_INTERVAL", MIN_DURATION, MAX_DURATION);
    }
  }

  /** {@code INGEST_BUFFER_CAPACITY}. */
  public static final class BufferCapacity extends SettingConverter.OfNumber {
    /** Called by the configuration. */
    public BufferCapacity() {
      super("INGEST_BUFFER_CAPACITY", 1, MAX_COUNT);
    }
  }

  /** {@code INGEST_MAX_CONNECTIONS}. */
  public static final class MaxConnections extends SettingConverter.OfNumber {
    /** Called by the configuration. */
    public MaxConnections() {
      super("INGEST_MAX_CONNECTIONS", 1, MAX_COUNT);
    }
  }

  /** {@code INGEST_BUFFER_FLUSH_SIZE}. */
  public static final class FlushSize extends SettingConverter.OfNumber {
    /** Called by the configuration. */
    public FlushSize() {
      super("INGEST_BUFFER_FLUSH_SIZE", 1, MAX_COUNT);
    }
  }

  /** {@code INGEST_BUFFER_MAX_BYTES}: the largest batch needs 8 MiB, with what is made of it. */
  public static final class BufferBytes extends SettingConverter.OfSize {
    /** Called by the configuration. */
    public BufferBytes() {
      super("INGEST_BUFFER_MAX_BYTES", 8 * MIB, MAX_SIZE);
    }
  }

  /** {@code INGEST_OVERFLOW_PATH}. */
  public static final class OverflowPath extends SettingConverter<Path> {
    /** Called by the configuration. */
    public OverflowPath() {
      super(OverflowPath::path);
    }

    @Override
    public Path convert(String value) {
      return read(value);
    }

    private static Path path(String text) {
      return Path.of(
          new TextSetting("INGEST_OVERFLOW_PATH", "a file in a writable folder").parse(text));
    }
  }

  /** {@code INGEST_OVERFLOW_MAX_SIZE}: journal and reserve take half of the smallest, 32 MiB. */
  public static final class OverflowSize extends SettingConverter.OfSize {
    /** Called by the configuration. */
    public OverflowSize() {
      super("INGEST_OVERFLOW_MAX_SIZE", 32 * MIB, MAX_SIZE);
    }
  }
}
