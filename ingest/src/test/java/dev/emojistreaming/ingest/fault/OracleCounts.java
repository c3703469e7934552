package dev.emojistreaming.ingest.fault;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;

/**
 * Counts of the reactions that have been due so far, by outcome.
 *
 * @param outcomes number of reactions by outcome
 * @param refused number of refused reactions by HTTP status
 */
public record OracleCounts(Map<PostOutcome, Long> outcomes, SortedMap<Integer, Long> refused) {

  /** Reactions that were sent, with any outcome. */
  public long sent() {
    return sum(outcome -> !outcome.isUnsent());
  }

  /** Reactions sent and neither answered nor given up. */
  public long outstanding() {
    return of(PostOutcome.OUTSTANDING);
  }

  /** Reactions answered with 200. */
  public long acked() {
    return sum(PostOutcome::isAcknowledged);
  }

  /** Reactions answered with 200 because Kafka had them. */
  public long ackedInKafka() {
    return of(PostOutcome.IN_KAFKA);
  }

  /** Reactions answered with 200 because the overflow database had them. */
  public long ackedInOverflow() {
    return of(PostOutcome.IN_OVERFLOW);
  }

  /** Reactions answered with 200 because they were in memory. */
  public long ackedInMemory() {
    return of(PostOutcome.IN_MEMORY);
  }

  /** Reactions refused with this status. */
  public long refusedWith(int status) {
    return refused.getOrDefault(status, 0L);
  }

  /** Reactions that were sent, but whose answer was late or broke off. */
  public long indeterminate() {
    return sum(PostOutcome::isIndeterminate);
  }

  /** Reactions never sent because all connections were busy. */
  public long unsent() {
    return of(PostOutcome.UNSENT);
  }

  /** Reactions never sent because no connection could be opened. */
  public long unconnected() {
    return of(PostOutcome.UNCONNECTED);
  }

  private long of(PostOutcome outcome) {
    return outcomes.getOrDefault(outcome, 0L);
  }

  private long sum(Predicate<PostOutcome> which) {
    return Arrays.stream(PostOutcome.values()).filter(which).mapToLong(this::of).sum();
  }

  @Override
  public String toString() {
    return ("sent=%d acked=%d (kafka=%d overflow=%d memory=%d) refused=%s indeterminate=%d"
            + " unsent=%d unconnected=%d")
        .formatted(
            sent(),
            acked(),
            ackedInKafka(),
            ackedInOverflow(),
            ackedInMemory(),
            refused,
            indeterminate(),
            unsent(),
            unconnected());
  }
}
