package dev.emojistreaming.ingest.readiness;

import dev.emojistreaming.ingest.IngestConfig;
import dev.emojistreaming.ingest.IngestConfig.Acknowledge;
import dev.emojistreaming.ingest.kafka.KafkaAvailability;
import dev.emojistreaming.ingest.memory.MemoryBounds;
import dev.emojistreaming.ingest.overflow.Overflow;
import jakarta.inject.Singleton;

/** Whether a reaction that arrived now could be stored. Safe for use by many threads. */
@Singleton
public class StorageReadiness {

  private final MemoryBounds memory;
  private final KafkaAvailability kafka;
  private final Overflow overflow;
  private final boolean buffered;
  private volatile boolean stopping;

  StorageReadiness(
      MemoryBounds memory, KafkaAvailability kafka, Overflow overflow, IngestConfig config) {
    this.memory = memory;
    this.kafka = kafka;
    this.overflow = overflow;
    this.buffered = config.acknowledge() == Acknowledge.BUFFERED;
  }

  /**
   * Whether memory has space and, in {@code stored} mode, Kafka or the overflow accepts reactions.
   * False while the process is stopping.
   */
  public boolean canStore() {
    return !stopping
        && !memory.isFull()
        && (buffered || kafka.acceptsRecords() || overflow.isOpen());
  }

  /** Whether the process is stopping and rejects new reactions. */
  public boolean isStopping() {
    return stopping;
  }

  /** Rejects new reactions from now on. */
  public void stopAccepting() {
    stopping = true;
  }
}
