package dev.emojistreaming.ingest.store;

import dev.emojistreaming.ingest.IngestConfig;
import dev.emojistreaming.ingest.kafka.KafkaConnection;
import dev.emojistreaming.ingest.kafka.ReactionChannel;
import dev.emojistreaming.ingest.ledger.Ledger;
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
      IngestConfig config, ReactionChannel channel, KafkaConnection kafka, Ledger ledger) {
    return switch (config.acknowledge()) {
      case STORED -> new AcknowledgedStore(channel, kafka, ledger, config.buffer().capacity());
      case BUFFERED -> {
        BufferedStore store = new BufferedStore(channel, kafka, ledger, config.buffer());
        store.start();
        yield store;
      }
    };
  }

  void close(@Disposes ReactionStore store) {
    store.close();
  }
}
