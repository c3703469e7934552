package dev.emojistreaming.ingest.store;

import dev.emojistreaming.ingest.IngestConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Picks the store that keeps the promise of {@code ACKNOWLEDGE}. */
@ApplicationScoped
class StoreSelection {

  @Produces
  @Singleton
  ReactionStore store(IngestConfig config, Custody custody) {
    return switch (config.acknowledge()) {
      case STORED -> new AcknowledgedStore(custody);
      case BUFFERED -> {
        BufferedStore store = new BufferedStore(custody, config.buffer());
        store.start();
        yield store;
      }
    };
  }

  void close(@Disposes ReactionStore store) {
    store.close();
  }
}
