package dev.emojistreaming.ingest.fault;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Predicate;

/**
 * What has become of the reactions that were due so far.
 *
 * @param fates how many had each fate
 * @param refused how many were refused, by HTTP status
 */
public record OracleCounts(Map<Fate, Long> fates, SortedMap<Integer, Long> refused) {

  /** Reactions that left for the service, whatever came of it. */
  public long sent() {
    return sum(fate -> !fate.isUnsent());
  }

  /** Reactions sent and neither answered nor given up. */
  public long outstanding() {
    return of(Fate.OUTSTANDING);
  }

  /** Reactions answered with 200. */
  public long acked() {
    return sum(Fate::isAcknowledged);
  }

  /** Reactions answered with 200 once Kafka had them. */
  public long ackedInKafka() {
    return of(Fate.IN_KAFKA);
  }

  /** Reactions answered with 200 once the overflow database had them. */
  public long ackedInOverflow() {
    return of(Fate.IN_OVERFLOW);
  }

  /** Reactions answered with 200 once they were in memory. */
  public long ackedInMemory() {
    return of(Fate.IN_MEMORY);
  }

  /** Reactions answered with that status. */
  public long refusedWith(int status) {
    return refused.getOrDefault(status, 0L);
  }

  /** Reactions sent whose answer did not come in time or broke off. */
  public long indeterminate() {
    return sum(Fate::isIndeterminate);
  }

  /** Reactions never sent because all connections were busy. */
  public long unsent() {
    return of(Fate.UNSENT);
  }

  /** Reactions never sent because no connection could be made. */
  public long unconnected() {
    return of(Fate.UNCONNECTED);
  }

  private long of(Fate fate) {
    return fates.getOrDefault(fate, 0L);
  }

  private long sum(Predicate<Fate> which) {
    return Arrays.stream(Fate.values()).filter(which).mapToLong(this::of).sum();
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
