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

  private static final Duration MAX_PAUSE = Duration.ofMillis(250);

  private final long interval;
  private final long pause;
  private long last;
  private long firstChange;
  private boolean waiting;

  TickSchedule(Duration interval, long now) {
    this.interval = interval.toNanos();
    this.pause = Math.min(this.interval / 2, MAX_PAUSE.toNanos());
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

  /**
   * Whether half an interval has passed since the last tick, or 250 ms if that is less. Other
   * events for all clients then delay neither that tick nor, if ticks follow regularly, the next
   * one.
   */
  boolean isPause(long now) {
    return now - last >= pause;
  }
}
