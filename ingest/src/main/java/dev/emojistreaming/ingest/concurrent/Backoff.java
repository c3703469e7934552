package dev.emojistreaming.ingest.concurrent;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses between attempts that double up to a most, each shortened by chance to between half of it
 * and all of it, so that many processes don't come back at the same moment. For one thread.
 */
public final class Backoff {

  private final Duration first;
  private final Duration most;
  private final RandomGenerator random;
  private Duration next;

  /**
   * @param first pause
   * @param most longest pause
   */
  public Backoff(Duration first, Duration most, RandomGenerator random) {
    this.first = first;
    this.most = most;
    this.random = random;
    this.next = first;
  }

  /** An attempt failed: the pause before the next one. */
  public Duration afterFailure() {
    long nanos = next.toNanos();
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(most) < 0 ? doubled : most;
    return Duration.ofNanos(nanos / 2 + random.nextLong(nanos / 2 + 1));
  }

  /** An attempt succeeded. */
  public void reset() {
    next = first;
  }
}
