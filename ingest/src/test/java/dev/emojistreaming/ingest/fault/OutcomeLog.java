package dev.emojistreaming.ingest.fault;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The outcome of each reaction of a run, by its number; about eight bytes each, so that millions
 * fit. Thread-safe.
 */
final class OutcomeLog {

  private static final int FIRST_CAPACITY = 64 * 1024;

  private PostOutcome[] outcomes = new PostOutcome[FIRST_CAPACITY];
  private int[] latencyMicros = new int[FIRST_CAPACITY];
  private int size;
  private final Map<PostOutcome, Long> counts = new EnumMap<>(PostOutcome.class);
  private final SortedMap<Integer, Long> refused = new TreeMap<>();

  /** Adds the next reaction, which is due now; returns its number. */
  synchronized int due() {
    if (size == outcomes.length) {
      outcomes = Arrays.copyOf(outcomes, 2 * size);
      latencyMicros = Arrays.copyOf(latencyMicros, 2 * size);
    }
    outcomes[size] = PostOutcome.WAITING;
    counts.merge(PostOutcome.WAITING, 1L, Long::sum);
    return size++;
  }

  /** Changes a reaction's outcome. */
  synchronized void turn(int number, PostOutcome outcome) {
    counts.merge(outcomes[number], -1L, Long::sum);
    counts.merge(outcome, 1L, Long::sum);
    outcomes[number] = outcome;
  }

  /**
   * Records the answer to a reaction.
   *
   * @param latencyNanos since it was due
   */
  synchronized void answered(int number, PostOutcome outcome, int status, long latencyNanos) {
    turn(number, outcome);
    if (outcome == PostOutcome.REFUSED) {
      refused.merge(status, 1L, Long::sum);
    }
    latencyMicros[number] = (int) Math.min(Integer.MAX_VALUE, latencyNanos / 1000);
  }

  /** The number of reactions that have been due so far. */
  synchronized int size() {
    return size;
  }

  synchronized PostOutcome outcome(int number) {
    return outcomes[number];
  }

  synchronized long count(PostOutcome outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  synchronized boolean anyOpen() {
    return count(PostOutcome.WAITING) + count(PostOutcome.OUTSTANDING) > 0;
  }

  synchronized OracleCounts counts() {
    return new OracleCounts(new EnumMap<>(counts), new TreeMap<>(refused));
  }

  /** The latencies of the reactions from {@code from} to before {@code to}. */
  Latencies latencies(int from, int to, Predicate<PostOutcome> which) {
    int end = Math.min(to, size());
    return Latencies.of(Math.max(0, end - from), latencyMicros(from, end, which));
  }

  private synchronized int[] latencyMicros(int from, int end, Predicate<PostOutcome> which) {
    return IntStream.range(from, end)
        .filter(number -> which.test(outcomes[number]))
        .map(number -> latencyMicros[number])
        .toArray();
  }
}
