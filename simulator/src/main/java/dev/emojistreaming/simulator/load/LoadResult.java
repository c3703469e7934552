package dev.emojistreaming.simulator.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * The result of a finished run.
 *
 * @param elapsed from the start of the run to its last answer
 * @param latencies of the accepted reactions, in nanoseconds from the moment each was due
 */
public record LoadResult(Totals totals, Duration elapsed, Histogram latencies) {

  /** Accepted reactions per second. */
  public double throughput() {
    return totals.accepted() * 1e9 / Math.max(1, elapsed.toNanos());
  }
}
