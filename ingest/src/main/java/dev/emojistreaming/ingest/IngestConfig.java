package dev.emojistreaming.ingest;

import dev.emojistreaming.contract.EmojiCatalogue;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Every setting of ingest itself. A value that can't be read, or is out of bounds, stops the
 * program with the setting's name.
 */
@ConfigMapping(prefix = "ingest")
public interface IngestConfig {

  /** What a 200 promises; {@code ACKNOWLEDGE}. */
  Acknowledge acknowledge();

  /**
   * Which reactions exist: {@code rgi}, {@code any} or a comma-separated list; {@code
   * EMOJI_CATALOGUE}.
   */
  @WithConverter(CatalogueSetting.class)
  EmojiCatalogue emojiCatalogue();

  /** The topic that reactions are written to; {@code EMOJI_TOPIC}. */
  String topic();

  /**
   * Longest that a stop waits for Kafka to take what is in memory; the rest goes to the overflow.
   */
  @WithDefault("10S")
  @WithConverter(DurationSetting.class)
  Duration drainTimeout();

  /** The way to Kafka. */
  Kafka kafka();

  /** The reactions in memory. */
  Buffer buffer();

  /** The database that keeps reactions while Kafka does not take them. */
  Overflow overflow();

  /**
   * Settings of the way to Kafka; the clients' own are properties that begin with {@code kafka.}
   */
  interface Kafka {

    /**
     * Longest that a reaction waits in the channel's buffer, and then for Kafka's acknowledgement;
     * after either it goes to the overflow. A client's request seldom takes longer than this, and
     * at most three times as long: when Kafka fails just after it has become slow.
     */
    @WithDefault("1S")
    @WithConverter(DurationSetting.class)
    Duration deliveryTimeout();
  }

  /** Bounds of the memory that reactions wait in. */
  interface Buffer {

    /** Name of {@link #capacity()}. */
    String CAPACITY = "ingest.buffer.capacity";

    /** Default of {@link #capacity()}. */
    String DEFAULT_CAPACITY = "50000";

    /**
     * Most reactions in memory; further ones are refused with 503. Half of them may wait in the
     * channel to Kafka, a quarter may be in flight.
     */
    @WithDefault(DEFAULT_CAPACITY)
    @WithConverter(CountSetting.class)
    int capacity();

    /**
     * Most bytes of reactions and of request bodies in memory; what comes beyond is refused with
     * 503.
     */
    @WithDefault("32M")
    @WithConverter(SizeSetting.OfMemory.class)
    MemorySize maxBytes();

    /**
     * Longest a reaction waits in memory before it is handed to Kafka, in decimal seconds, when
     * {@code acknowledge} is {@code buffered}; {@code BUFFER_FLUSH_INTERVAL}.
     */
    @WithConverter(DecimalSeconds.class)
    Duration flushInterval();

    /** As many reactions as this are handed over before the interval has passed. */
    @WithDefault("20000")
    @WithConverter(CountSetting.class)
    int flushSize();
  }

  /** Settings of the overflow database. */
  interface Overflow {

    /**
     * The database's file. Its folder is made when it is missing; each ingest needs a file of its
     * own, on a disk that outlives the process.
     */
    @WithDefault("data/overflow/overflow.db")
    Path path();

    /**
     * Most bytes that the database takes on disk, its journal and its reserve included; what comes
     * beyond is refused with 503 while Kafka is away. A damaged one that is kept aside, and what is
     * saved from it, come on top.
     */
    @WithDefault("1G")
    @WithConverter(SizeSetting.OfDatabase.class)
    MemorySize maxSize();

    /**
     * Folder that the database's native library is unpacked to; must be writable and not mounted
     * with {@code noexec}. The database's own unless it is set.
     */
    Optional<Path> libraryFolder();
  }

  /** What a 200 promises. */
  enum Acknowledge {
    /**
     * The reaction is safe: Kafka has acknowledged it, or the overflow database has committed it.
     */
    STORED,
    /** The reaction is in memory; a kill may lose what neither Kafka nor the overflow has yet. */
    BUFFERED
  }
}
