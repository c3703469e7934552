package dev.emojistreaming.feed.stream;

import java.time.Duration;

/**
 * When a tick is due: a moment after the first change, so that what was counted together is shown
 * together, but never sooner after the last tick than the interval. Counts that come once in an
 * interval are thus shown at once, rather than half an interval later on average. Times are
 * nanoseconds of {@link System#nanoTime}. For one thread.
 */
final class Pulse {

  static final Duration COMPANY = Duration.ofMillis(50);

  private final long interval;
  private long last;
  private long firstChange;
  private boolean waiting;

  Pulse(Duration interval, long now) {
    this.interval = interval.toNanos();
    this.last = now - this.interval;
  }

  /**
   * Whether a tick is due now, which it then counts as sent.
   *
   * @param changed whether there is something to send
   */
  boolean isDue(boolean changed, long now) {
    if (!changed) {
      return false;
    }
    if (!waiting) {
      waiting = true;
      firstChange = now;
    }
    if (now - firstChange < COMPANY.toNanos() || now - last < interval) {
      return false;
    }
    waiting = false;
    last = now;
    return true;
  }
}
