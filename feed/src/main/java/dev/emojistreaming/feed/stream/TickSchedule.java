package dev.emojistreaming.feed.stream;

import java.time.Duration;

/**
 * Decides when a tick is due: {@link #COALESCE_FOR} after the first change, so that the counts of
 * one batch are in one tick, and at least an interval after the last tick. If counts come less
 * often than the interval, only {@link #COALESCE_FOR} delays them. Times are nanoseconds of {@link
 * System#nanoTime}. For one thread.
 */
final class TickSchedule {

  /** How long changes are coalesced after the first. */
  static final Duration COALESCE_FOR = Duration.ofMillis(50);

  private final long interval;
  private long last;
  private long firstChange;
  private boolean waiting;

  TickSchedule(Duration interval, long now) {
    this.interval = interval.toNanos();
    this.last = now - this.interval;
  }

  /**
   * Whether a tick is due now. If so, it is recorded as sent.
   *
   * @param changed whether there are changes to send
   */
  boolean isDue(boolean changed, long now) {
    if (!changed) {
      return false;
    }
    if (!waiting) {
      waiting = true;
      firstChange = now;
    }
    if (now - firstChange < COALESCE_FOR.toNanos() || now - last < interval) {
      return false;
    }
    waiting = false;
    last = now;
    return true;
  }
}
