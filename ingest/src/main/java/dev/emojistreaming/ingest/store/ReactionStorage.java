package dev.emojistreaming.ingest.store;

import dev.emojistreaming.ingest.IngestConfig;
import dev.emojistreaming.ingest.IngestConfig.Acknowledge;
import dev.emojistreaming.ingest.channel.ChannelShares;
import dev.emojistreaming.ingest.memory.MemoryBounds;
import dev.emojistreaming.ingest.ticket.Ticket;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Stores admitted reactions, in the mode that {@code ACKNOWLEDGE} sets. Both modes use the same
 * route; {@code buffered} has a queue in front of it.
 */
@Singleton
public class ReactionStorage {

  private final StorageRoute route;
  private final @Nullable FlushQueue queue;

  ReactionStorage(
      StorageRoute route,
      MemoryBounds memory,
      IngestConfig config,
      @ConfigProperty(name = ChannelShares.EMITTER_BUFFER) int channelBuffer) {
    this.route = route;
    this.queue =
        config.acknowledge() == Acknowledge.BUFFERED
            ? new FlushQueue(route, memory, config.buffer(), channelBuffer)
            : null;
  }

  void start(@Observes StartupEvent event) {
    if (queue != null) {
      queue.start();
    }
  }

  /** Stores the reaction of an admitted ticket, and settles the ticket. Never blocks. */
  void accept(Ticket ticket) {
    if (queue == null) {
      route.handOver(ticket.record(), ticket);
    } else {
      queue.accept(ticket);
    }
  }

  /** Flushes the queue, if there is one: immediately, and again at this interval. */
  public void flushEvery(Duration interval) {
    if (queue != null) {
      queue.flushEvery(interval);
    }
  }

  /** Stops flushing; reactions that are still in the queue stay there. */
  public void close() {
    if (queue != null) {
      queue.close();
    }
  }
}
