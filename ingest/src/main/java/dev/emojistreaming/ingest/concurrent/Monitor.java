package dev.emojistreaming.ingest.concurrent;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for a condition that other threads make true. Safe for use by many threads. */
public final class Monitor {

  /** Makes all waiting threads check their conditions. */
  public synchronized void signalAll() {
    notifyAll();
  }

  /**
   * Waits until the condition holds. Other threads must make it true before they call {@link
   * #signalAll()}. It is evaluated with this object's lock held, so it must not wait for another
   * lock.
   *
   * @return whether the condition holds; false after the timeout
   */
  public synchronized boolean await(BooleanSupplier condition, Duration timeout)
      throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!condition.getAsBoolean()) {
      long remaining = deadline - System.nanoTime();
      if (remaining <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, remaining);
    }
    return true;
  }
}
