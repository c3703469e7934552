package dev.emojistreaming.spark.lifecycle;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.streaming.StreamingQuery;

/**
 * Stops a query between two batches: {@code StreamingQuery.stop()} alone interrupts the running
 * batch. A closed gate blocks the next batch; a batch that waits at it proves that the one before
 * is complete.
 */
public final class BatchGate {

  private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

  private final CountDownLatch waiting = new CountDownLatch(1);
  private volatile boolean closed;

  /**
   * Called at the beginning of each batch; when the gate is closed, blocks until it is interrupted.
   */
  public void pass() throws InterruptedException {
    if (closed) {
      waiting.countDown();
      new CountDownLatch(1).await();
    }
  }

  /** Whether the query is being stopped. An exception that ends it then is not a failure. */
  public boolean isClosed() {
    return closed;
  }

  /**
   * Stops the query when the running batch has ended.
   *
   * @param timeout for the batch; then it is interrupted, and repeated after the next start
   */
  public void stop(StreamingQuery query, Duration timeout) throws Exception {
    closed = true;
    long deadline = System.nanoTime() + timeout.toNanos();
    while (query.isActive()
        && query.status().isTriggerActive()
        && System.nanoTime() < deadline
        && !waiting.await(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
      // the batch still runs
    }
    query.stop();
  }
}
