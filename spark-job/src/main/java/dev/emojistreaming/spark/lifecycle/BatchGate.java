package dev.emojistreaming.spark.lifecycle;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.streaming.StreamingQuery;

/**
 * Lets a query be stopped between two batches: {@code StreamingQuery.stop()} alone interrupts the
 * batch that runs. Once closed, no batch begins any more, and one that waits at the gate proves
 * that the one before it is complete.
 */
public final class BatchGate {

  private static final Duration POLL = Duration.ofMillis(20);

  private final CountDownLatch waiting = new CountDownLatch(1);
  private volatile boolean closed;

  /**
   * To be called at the beginning of each batch; waits for its interruption when the gate is
   * closed.
   */
  public void pass() throws InterruptedException {
    if (closed) {
      waiting.countDown();
      new CountDownLatch(1).await();
    }
  }

  /** Whether the query has been asked to stop: one that ends then was not left by a failure. */
  public boolean isClosed() {
    return closed;
  }

  /**
   * Stops the query once the batch that runs has ended.
   *
   * @param atMost how long to wait for that; then the batch is interrupted, and done again after
   *     the next start
   */
  public void stop(StreamingQuery query, Duration atMost) throws Exception {
    closed = true;
    long deadline = System.nanoTime() + atMost.toNanos();
    while (query.isActive()
        && query.status().isTriggerActive()
        && System.nanoTime() < deadline
        && !waiting.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
      // the batch still runs
    }
    query.stop();
  }
}
