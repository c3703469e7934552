package dev.emojistreaming.ingest.store;

import dev.emojistreaming.contract.Reaction;
import dev.emojistreaming.contract.ReactionWriter;
import dev.emojistreaming.ingest.ledger.Rejection;
import dev.emojistreaming.ingest.store.StoreOutcome.Refused;
import java.util.concurrent.CompletableFuture;

/**
 * {@code ACKNOWLEDGE=stored}: a reaction is kept when Kafka has acknowledged it, or the overflow
 * database has committed it. One that neither takes goes back to its client.
 */
final class AcknowledgedStore implements ReactionStore {

  private final Custody custody;

  AcknowledgedStore(Custody custody) {
    this.custody = custody;
  }

  @Override
  public CompletableFuture<StoreOutcome> store(Reaction reaction) {
    byte[] record = ReactionWriter.toJson(reaction);
    if (!custody.take(record)) {
      return CompletableFuture.completedFuture(new Refused(Rejection.BUFFER_FULL));
    }
    CompletableFuture<StoreOutcome> answer = new CompletableFuture<>();
    custody.handOver(
        record,
        outcome -> {
          if (outcome instanceof Refused refused) {
            custody.giveBack(record, refused.reason());
          }
          answer.complete(outcome);
        });
    return answer;
  }

  @Override
  public boolean canStore() {
    return !custody.isFull() && custody.canHandOver();
  }

  @Override
  public void flush() {
    // Every reaction was handed over as it came.
  }

  @Override
  public void close() {
    // Has no thread of its own.
  }
}
