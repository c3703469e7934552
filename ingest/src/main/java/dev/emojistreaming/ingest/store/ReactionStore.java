package dev.emojistreaming.ingest.store;

import dev.emojistreaming.contract.Reaction;
import java.util.concurrent.CompletableFuture;

/** Takes reactions over from the requests that brought them. Safe for use by many threads. */
public interface ReactionStore extends AutoCloseable {

  /**
   * Keeps a reaction, or says why not. Never blocks; what goes wrong is an outcome. Whoever waits
   * for the outcome may go away: the reaction is kept all the same.
   */
  CompletableFuture<StoreOutcome> store(Reaction reaction);

  /** Whether a reaction that came now would be kept. */
  boolean canStore();

  /** Hands over what waits in memory, without waiting for what becomes of it. */
  void flush();

  /** Ends its threads; reactions that still wait are lost. */
  @Override
  void close();
}
