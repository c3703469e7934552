package dev.emojistreaming.ingest.fault;

import java.time.Duration;
import java.util.Arrays;

/**
 * Latencies of answers, measured from when each reaction was due, not from when it was sent:
 * waiting for a slow service counts.
 *
 * @param due number of reactions that were due in the time range; more than {@code count} if some
 *     were not answered
 * @param count number of answered reactions
 */
public record Latencies(int due, int count, Duration p50, Duration p99, Duration max) {

  /**
   * Computes the percentiles.
   *
   * @param micros latencies in any order; the array is sorted in place
   */
  static Latencies of(int due, int[] micros) {
    Arrays.sort(micros);
    return new Latencies(
        due,
        micros.length,
        percentile(micros, 50),
        percentile(micros, 99),
        percentile(micros, 100));
  }

  /** The smallest latency that the given percentage does not exceed; zero without latencies. */
  private static Duration percentile(int[] sorted, int percent) {
    if (sorted.length == 0) {
      return Duration.ZERO;
    }
    int rank = Math.toIntExact(((long) sorted.length * percent + 99) / 100);
    return Duration.ofNanos(sorted[rank - 1] * 1000L);
  }

  @Override
  public String toString() {
    return "due=%d answered=%d p50=%.1fms p99=%.1fms max=%.1fms"
        .formatted(due, count, millis(p50), millis(p99), millis(max));
  }

  private static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }
}
