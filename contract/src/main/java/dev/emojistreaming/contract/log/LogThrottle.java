package dev.emojistreaming.contract.log;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Limits the log lines about a failure that lasts: the first occurrence has a line at once, and
 * those that follow share one line in {@link #INTERVAL}. Thread-safe.
 */
public final class LogThrottle {

  /** At most one line in this time. */
  public static final Duration INTERVAL = Duration.ofSeconds(10);

  private final LongSupplier nanoTime;
  private long occurrences;
  private long nextLine;

  /** Allows the first line at once. */
  public LogThrottle() {
    this(System::nanoTime);
  }

  LogThrottle(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.nextLine = nanoTime.getAsLong();
  }

  /** Adds one occurrence; see {@link #add(long)}. */
  public long add() {
    return add(1);
  }

  /**
   * Adds occurrences.
   *
   * @return 0 if there is to be no line now; otherwise the occurrences since the last line
   */
  public synchronized long add(long more) {
    occurrences += more;
    long now = nanoTime.getAsLong();
    if (now - nextLine < 0) {
      return 0;
    }
    nextLine = now + INTERVAL.toNanos();
    long reported = occurrences;
    occurrences = 0;
    return reported;
  }
}
