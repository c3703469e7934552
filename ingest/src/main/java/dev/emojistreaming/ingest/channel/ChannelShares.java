package dev.emojistreaming.ingest.channel;

import dev.emojistreaming.ingest.IngestConfig;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Divides {@code ingest.buffer.capacity} and configures the emitter with its share: at most half of
 * the reactions in memory may wait in the channel's buffer and at most a quarter may be in flight
 * to Kafka. When the buffer is full, reactions go to the overflow; the last quarter is for the
 * overflow's queue.
 *
 * <p>The emitter reads the size of its buffer only from the configuration, so this class is a
 * configuration source; a configured {@code mp.messaging.emitter.default-buffer-size} takes
 * precedence.
 */
public final class ChannelShares implements ConfigSourceFactory {

  /** The property with the size of the emitter's buffer. */
  public static final String EMITTER_BUFFER = "mp.messaging.emitter.default-buffer-size";

  /** Lower precedence than application.properties and the environment. */
  private static final int ORDINAL = 100;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    return List.of(
        new PropertiesConfigSource(
            Map.of(EMITTER_BUFFER, String.valueOf(bufferOf(capacity(context)))),
            ChannelShares.class.getSimpleName(),
            ORDINAL));
  }

  /** The configured capacity, or the default if it is invalid: the mapping reports that. */
  private static int capacity(ConfigSourceContext context) {
    ConfigValue configured = context.getValue(IngestConfig.Buffer.CAPACITY);
    try {
      return Integer.parseInt(
          configured == null || configured.getValue() == null
              ? IngestConfig.Buffer.DEFAULT_CAPACITY
              : configured.getValue().strip());
    } catch (NumberFormatException e) {
      return Integer.parseInt(IngestConfig.Buffer.DEFAULT_CAPACITY);
    }
  }

  /** Maximum number of reactions in the channel's buffer. */
  static int bufferOf(int capacity) {
    return Math.max(1, capacity / 2);
  }

  /** Maximum number of reactions in flight. */
  static int inFlightOf(int capacity) {
    return Math.max(1, capacity / 4);
  }
}
