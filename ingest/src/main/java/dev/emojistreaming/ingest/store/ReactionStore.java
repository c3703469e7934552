package dev.emojistreaming.ingest.store;

import dev.emojistreaming.contract.Reaction;
import io.smallrye.mutiny.Uni;

/** Takes reactions over from the requests that brought them. Safe for use by many threads. */
public interface ReactionStore extends AutoCloseable {

  /**
   * Keeps a reaction, or says why not. Never blocks and never fails: what goes wrong is an outcome.
   */
  Uni<StoreOutcome> store(Reaction reaction);

  /** Whether a reaction that came now would be kept. */
  boolean canStore();

  /** Hands over to Kafka what waits in memory, without waiting for the acknowledgements. */
  void flush();

  /** Ends its threads; reactions that still wait are lost. */
  @Override
  void close();
}
