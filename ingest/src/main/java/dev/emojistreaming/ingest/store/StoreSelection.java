package dev.emojistreaming.ingest.store;

import dev.emojistreaming.ingest.IngestConfig;
import dev.emojistreaming.ingest.kafka.KafkaAvailability;
import dev.emojistreaming.ingest.kafka.ReactionProducer;
import dev.emojistreaming.ingest.ledger.Ledger;
import dev.emojistreaming.ingest.memory.MemoryBounds;
import dev.emojistreaming.ingest.overflow.Overflow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Picks the store that keeps the promise of {@code ACKNOWLEDGE}. */
@ApplicationScoped
class StoreSelection {

  @Produces
  @Singleton
  ReactionStore store(
      IngestConfig config,
      ReactionProducer producer,
      KafkaAvailability kafka,
      Overflow overflow,
      MemoryBounds memory,
      Ledger ledger) {
    return switch (config.acknowledge()) {
      case STORED -> new AcknowledgedStore(producer, kafka, overflow, memory, ledger);
      case BUFFERED -> {
        BufferedStore store =
            new BufferedStore(producer, kafka, overflow, memory, ledger, config.buffer());
        store.start();
        yield store;
      }
    };
  }

  void close(@Disposes ReactionStore store) {
    store.close();
  }
}
