package dev.emojistreaming.ingest;

import dev.emojistreaming.contract.EmojiCatalogue;
import dev.emojistreaming.service.address.AddressList;
import dev.emojistreaming.service.origin.AllowedOrigins;
import dev.emojistreaming.service.origin.CorsOriginsConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Every setting of ingest itself. A value that cannot be read or is out of bounds stops the program
 * with a line, {@code NAME must be …, but is …}; {@code IngestSettingConverter} has the bounds.
 */
@ConfigMapping(prefix = "ingest")
public interface IngestConfig {

  /** The meaning of an answer with 200; {@code ACKNOWLEDGE}. */
  @WithConverter(IngestSettingConverter.AcknowledgeMode.class)
  Acknowledge acknowledge();

  /**
   * Accepted emojis: {@code rgi}, {@code any} or a comma-separated list; {@code EMOJI_CATALOGUE}.
   */
  @WithConverter(IngestSettingConverter.Catalogue.class)
  EmojiCatalogue emojiCatalogue();

  /** The topic that reactions are written to; {@code EMOJI_TOPIC}. */
  @WithConverter(IngestSettingConverter.Topic.class)
  String topic();

  /**
   * The Spark job's allowed lateness, the same as there: the age up to which a reaction counts;
   * {@code ALLOWED_LATENESS}.
   */
  @WithConverter(IngestSettingConverter.AllowedLateness.class)
  Duration allowedLateness();

  /** The origins whose pages may post reactions; {@code CORS_ORIGINS}. */
  @WithConverter(CorsOriginsConverter.class)
  AllowedOrigins corsOrigins();

  /**
   * Proxies whose header {@code X-Forwarded-For} names the client; {@code TRUSTED_PROXIES}. Nobody
   * else's is read.
   */
  @WithConverter(LimitSettingConverter.Proxies.class)
  AddressList trustedProxies();

  /** The limits of how many reactions are taken. */
  LimitConfig limit();

  /**
   * Maximum number of clients' connections; at most the process's limit of open files less 256. At
   * the limit a new one displaces the one that has been idle for longest.
   */
  @WithDefault("8192")
  @WithConverter(IngestSettingConverter.MaxConnections.class)
  int maxConnections();

  /**
   * How long a stop waits for Kafka to acknowledge the reactions in memory; the rest goes to the
   * overflow.
   */
  @WithDefault("10s")
  @WithConverter(IngestSettingConverter.DrainTimeout.class)
  Duration drainTimeout();

  /** Delivery to Kafka. */
  Kafka kafka();

  /** The reactions in memory. */
  Buffer buffer();

  /** The database that stores reactions while Kafka does not acknowledge them. */
  Overflow overflow();

  /** Delivery to Kafka; the clients' own settings are properties that begin with {@code kafka.} */
  interface Kafka {

    /**
     * Maximum wait in the channel's buffer, and then for Kafka's acknowledgement; after either the
     * reaction goes to the overflow. A request rarely takes longer than this, and at most three
     * times as long: if Kafka fails just after it has become slow.
     */
    @WithDefault("1s")
    @WithConverter(IngestSettingConverter.DeliveryTimeout.class)
    Duration deliveryTimeout();

    /**
     * Most reactions handed to Kafka's producer and not acknowledged yet, and at most a quarter of
     * {@link Buffer#capacity()}; the channel's attribute {@code max-inflight-messages}.
     */
    @WithConverter(IngestSettingConverter.MaxInFlight.class)
    int maxInFlight();

    /** Bytes of memory for the producer's records; {@code KAFKA_BUFFER_MEMORY}. */
    @WithConverter(IngestSettingConverter.BufferMemory.class)
    long bufferMemory();
  }

  /** Bounds of the memory that reactions wait in. */
  interface Buffer {

    /** Name of {@link #capacity()}. */
    String CAPACITY = "ingest.buffer.capacity";

    /** Default of {@link #capacity()}. */
    String DEFAULT_CAPACITY = "50000";

    /**
     * Maximum number of reactions in memory; further ones are rejected with 503. Half of them may
     * wait in the channel to Kafka, a quarter may be in flight.
     */
    @WithDefault(DEFAULT_CAPACITY)
    @WithConverter(IngestSettingConverter.BufferCapacity.class)
    int capacity();

    /** Maximum bytes of reactions and request bodies in memory; more are rejected with 503. */
    @WithDefault("32M")
    @WithConverter(IngestSettingConverter.BufferBytes.class)
    MemorySize maxBytes();

    /**
     * In {@code buffered} mode, how long a reaction waits in memory before it is flushed; a number
     * without a unit is in seconds; {@code BUFFER_FLUSH_INTERVAL}.
     */
    @WithConverter(IngestSettingConverter.FlushInterval.class)
    Duration flushInterval();

    /** In {@code buffered} mode, flush before the interval has passed when this many wait. */
    @WithDefault("20000")
    @WithConverter(IngestSettingConverter.FlushSize.class)
    int flushSize();
  }

  /** Settings of the overflow database. */
  interface Overflow {

    /**
     * The database's file. A missing folder is created; each ingest needs its own file, on a disk
     * that outlives the process.
     */
    @WithDefault("data/overflow/overflow.db")
    @WithConverter(IngestSettingConverter.OverflowPath.class)
    Path path();

    /**
     * Maximum bytes of the database on disk, with its write-ahead log and its reserve; above it
     * reactions are rejected with 503 while Kafka is away. A damaged database that is set aside,
     * and the reactions salvaged from it, are not included.
     */
    @WithDefault("1G")
    @WithConverter(IngestSettingConverter.OverflowSize.class)
    MemorySize maxSize();

    /**
     * Folder that the database's native library is unpacked to; it must be writable and not mounted
     * with {@code noexec}. Default: the database's folder, or else the system's temporary folder.
     */
    Optional<Path> libraryFolder();
  }

  /** The meaning of an answer with 200. */
  enum Acknowledge {
    /** Kafka has acknowledged the reaction, or the overflow database has committed it. */
    STORED,
    /** The reaction is in memory; a kill may lose what neither Kafka nor the overflow has yet. */
    BUFFERED
  }
}
