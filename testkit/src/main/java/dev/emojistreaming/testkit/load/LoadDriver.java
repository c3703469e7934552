package dev.emojistreaming.testkit.load;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sends items at a fixed rate on its own thread, in an open loop: each when it is due, even if
 * earlier answers are outstanding. The number of outstanding answers is not bounded.
 *
 * <p>Items are numbered from 0. Failures do not stop it; the method that ends the load reports
 * them.
 */
public final class LoadDriver implements AutoCloseable {

  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /** Sends one item. */
  @FunctionalInterface
  public interface Target {

    /**
     * Called on the driver's thread.
     *
     * @return completes when the item was accepted, and fails if it was not
     * @throws Exception if it cannot be sent, which counts as a failure of the item
     */
    CompletionStage<?> send(int number) throws Exception;
  }

  private final int perSecond;
  private final int items;
  private final Target target;
  private final long startNanos = System.nanoTime();
  private final Thread thread = new Thread(this::run, "load");
  private volatile boolean stopped;

  // Guarded by this.
  private int outstanding;
  private int failures;
  private @Nullable Throwable firstFailure;

  private LoadDriver(int perSecond, int items, Target target) {
    this.perSecond = perSecond;
    this.items = items;
    this.target = target;
  }

  /** Starts a load that lasts until it is closed. */
  public static LoadDriver start(int perSecond, Target target) {
    return start(perSecond, Integer.MAX_VALUE, target);
  }

  /** Starts a load of a given number of items. */
  public static LoadDriver start(int perSecond, int items, Target target) {
    LoadDriver driver = new LoadDriver(perSecond, items, target);
    driver.thread.setDaemon(true);
    driver.thread.start();
    return driver;
  }

  /** When an item is due, as {@link System#nanoTime}. */
  public long dueNanos(int number) {
    return startNanos + number * NANOS_PER_SECOND / perSecond;
  }

  private void run() {
    for (int number = 0; number < items; number++) {
      for (long wait = wait(number); wait > 0 && !stopped; wait = wait(number)) {
        LockSupport.parkNanos(wait);
      }
      if (stopped) {
        return;
      }
      send(number);
    }
  }

  private long wait(int number) {
    return dueNanos(number) - System.nanoTime();
  }

  private void send(int number) {
    synchronized (this) {
      outstanding++;
    }
    try {
      CompletionStage<?> unused =
          target.send(number).whenComplete((accepted, failure) -> completed(failure));
    } catch (Exception e) {
      completed(e);
    }
  }

  private synchronized void completed(@Nullable Throwable failure) {
    outstanding--;
    if (failure != null) {
      failures++;
      firstFailure = firstFailure == null ? failure : firstFailure;
    }
    notifyAll();
  }

  /**
   * Returns when all items have been sent and have completed.
   *
   * @throws IllegalStateException if one failed
   */
  public void awaitAll() throws InterruptedException {
    thread.join();
    awaitCompletion();
  }

  /**
   * Stops sending, and returns when all items that were sent have completed.
   *
   * @throws IllegalStateException if one failed
   */
  @Override
  public void close() throws InterruptedException {
    stopped = true;
    LockSupport.unpark(thread);
    awaitAll();
  }

  private synchronized void awaitCompletion() throws InterruptedException {
    while (outstanding > 0) {
      wait();
    }
    if (failures > 0) {
      throw new IllegalStateException(
          failures + " items failed, the first by " + firstFailure, firstFailure);
    }
  }
}
