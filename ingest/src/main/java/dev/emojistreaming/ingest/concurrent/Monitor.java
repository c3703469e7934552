package dev.emojistreaming.ingest.concurrent;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for a condition that other threads make true. Safe for use by many threads. */
public final class Monitor {

  /** Wakes all threads that wait, so that they check their condition. */
  public synchronized void signalAll() {
    notifyAll();
  }

  /**
   * Waits until the condition holds. The condition must become true before {@link #signalAll()} is
   * called for it, and must not wait for another lock.
   *
   * @return whether it holds; false when the timeout is over
   */
  public synchronized boolean await(BooleanSupplier condition, Duration timeout)
      throws InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!condition.getAsBoolean()) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }
}
