package dev.emojistreaming.ingest.fault;

import java.time.Duration;
import java.util.Arrays;

/**
 * How long answers took, counted from when each reaction was due, not from when it was sent: what
 * waits because the service is slow counts as slow.
 *
 * @param due how many reactions were due in the span; more than {@code count} when some were not
 *     answered
 * @param count how many of them were answered
 */
public record Latencies(int due, int count, Duration p50, Duration p99, Duration max) {

  /**
   * Of the answers' times.
   *
   * @param micros in any order; will be sorted
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

  /** The smallest time that is not exceeded by so many of a hundred; zero when there is none. */
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
