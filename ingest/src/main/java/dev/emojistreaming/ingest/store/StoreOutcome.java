package dev.emojistreaming.ingest.store;

import dev.emojistreaming.ingest.ledger.Rejection;
import java.util.function.Function;

/** What became of a valid reaction. */
public sealed interface StoreOutcome {

  /** Takes whichever of the two ways applies. */
  <T> T fold(Function<Place, T> whenStored, Function<Rejection, T> whenRefused);

  /** It is kept. */
  record Stored(Place place) implements StoreOutcome {
    @Override
    public <T> T fold(Function<Place, T> whenStored, Function<Rejection, T> whenRefused) {
      return whenStored.apply(place);
    }
  }

  /** It is not kept, and the client should come again. */
  record Refused(Rejection reason) implements StoreOutcome {
    @Override
    public <T> T fold(Function<Place, T> whenStored, Function<Rejection, T> whenRefused) {
      return whenRefused.apply(reason);
    }
  }

  /** Where a reaction is kept. */
  enum Place {
    /** In Kafka, acknowledged by all in-sync replicas. */
    KAFKA,
    /** In the overflow database, synced to the disk. */
    OVERFLOW,
    /** In this process' memory, on its way to Kafka. */
    MEMORY
  }
}
