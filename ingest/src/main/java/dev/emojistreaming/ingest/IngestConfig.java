package dev.emojistreaming.ingest;

import dev.emojistreaming.contract.EmojiCatalogue;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Every setting of ingest. A bad value stops the program with the setting's name. */
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
   * Longest that a stop waits for requests under way, and then once more for reactions in memory to
   * reach Kafka.
   */
  Duration drainTimeout();

  /** The reactions in memory. */
  Buffer buffer();

  /** Bounds of the memory that reactions wait in. */
  interface Buffer {

    /** Most reactions in memory; what comes beyond is refused with 503. */
    @WithConverter(CountSetting.class)
    int capacity();

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

  /** What a 200 promises. */
  enum Acknowledge {
    /** The reaction is safe: Kafka has acknowledged it. */
    STORED,
    /** The reaction is in memory; a kill may lose what came since the last flush. */
    BUFFERED
  }
}
