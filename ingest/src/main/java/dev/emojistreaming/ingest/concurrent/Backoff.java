package dev.emojistreaming.ingest.concurrent;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff with jitter: pauses double up to a maximum, and the actual pause is random,
 * from half of that to all of it, so that many processes do not retry at the same moment. For one
 * thread.
 */
public final class Backoff {

  private final Duration initial;
  private final Duration max;
  private final RandomGenerator random;
  private Duration next;

  /**
   * @param initial the first pause, before jitter
   * @param max the longest pause
   */
  public Backoff(Duration initial, Duration max, RandomGenerator random) {
    this.initial = initial;
    this.max = max;
    this.random = random;
    this.next = initial;
  }

  /** Returns the pause after a failed attempt, and doubles the next one. */
  public Duration nextPause() {
    long nanos = next.toNanos();
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(max) < 0 ? doubled : max;
    return Duration.ofNanos(nanos / 2 + random.nextLong(nanos / 2 + 1));
  }

  /** Starts again with the initial pause, after an attempt that succeeded. */
  public void reset() {
    next = initial;
  }
}
