package dev.emojistreaming.ingest.fault;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What became of each reaction of a run, by its number; about eight bytes each, so that millions
 * fit. May be used from any thread.
 */
final class OutcomeLog {

  private static final int FIRST_CAPACITY = 64 * 1024;

  private Fate[] fates = new Fate[FIRST_CAPACITY];
  private int[] latencyMicros = new int[FIRST_CAPACITY];
  private int size;
  private final Map<Fate, Long> counts = new EnumMap<>(Fate.class);
  private final SortedMap<Integer, Long> refused = new TreeMap<>();

  /** The next reaction is due; returns its number. */
  synchronized int due() {
    if (size == fates.length) {
      fates = Arrays.copyOf(fates, 2 * size);
      latencyMicros = Arrays.copyOf(latencyMicros, 2 * size);
    }
    fates[size] = Fate.WAITING;
    counts.merge(Fate.WAITING, 1L, Long::sum);
    return size++;
  }

  /** The reaction has, or will never have, left for the service or come back. */
  synchronized void turn(int number, Fate fate) {
    counts.merge(fates[number], -1L, Long::sum);
    counts.merge(fate, 1L, Long::sum);
    fates[number] = fate;
  }

  /**
   * The reaction was answered.
   *
   * @param latencyNanos since it was due
   */
  synchronized void answered(int number, Fate fate, int status, long latencyNanos) {
    turn(number, fate);
    if (fate == Fate.REFUSED) {
      refused.merge(status, 1L, Long::sum);
    }
    latencyMicros[number] = (int) Math.min(Integer.MAX_VALUE, latencyNanos / 1000);
  }

  /** How many reactions were due so far. */
  synchronized int size() {
    return size;
  }

  synchronized Fate fate(int number) {
    return fates[number];
  }

  synchronized long count(Fate fate) {
    return counts.getOrDefault(fate, 0L);
  }

  synchronized boolean anyOpen() {
    return count(Fate.WAITING) + count(Fate.OUTSTANDING) > 0;
  }

  synchronized OracleCounts counts() {
    return new OracleCounts(new EnumMap<>(counts), new TreeMap<>(refused));
  }

  /** Of the reactions with numbers from {@code from} to before {@code to}. */
  Latencies latencies(int from, int to, Predicate<Fate> which) {
    int end = Math.min(to, size());
    return Latencies.of(Math.max(0, end - from), latencyMicros(from, end, which));
  }

  private synchronized int[] latencyMicros(int from, int end, Predicate<Fate> which) {
    return IntStream.range(from, end)
        .filter(number -> which.test(fates[number]))
        .map(number -> latencyMicros[number])
        .toArray();
  }
}
