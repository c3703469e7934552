package dev.emojistreaming.ingest.ticket;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The outcomes of the reactions of one request, in their order. They are complete when each
 * reaction has one; only the first outcome of a reaction counts. Thread-safe.
 */
public final class Outcomes {

  private final AtomicReferenceArray<Outcome> outcomes;
  private final AtomicInteger missing;
  private final CompletableFuture<List<Outcome>> all = new CompletableFuture<>();

  /**
   * Creates it without any outcome.
   *
   * @param reactions number of reactions in the request, at least one
   */
  public Outcomes(int reactions) {
    outcomes = new AtomicReferenceArray<>(reactions);
    missing = new AtomicInteger(reactions);
  }

  /** Sets the outcome of the reaction at this index of the request. */
  public void set(int index, Outcome outcome) {
    if (outcomes.compareAndSet(index, null, outcome) && missing.decrementAndGet() == 0) {
      all.complete(list());
    }
  }

  private List<Outcome> list() {
    Outcome[] list = new Outcome[outcomes.length()];
    for (int i = 0; i < list.length; i++) {
      list[i] = outcomes.get(i);
    }
    return List.of(list);
  }

  /** Completes when each reaction has its outcome. */
  public CompletableFuture<List<Outcome>> all() {
    return all;
  }
}
