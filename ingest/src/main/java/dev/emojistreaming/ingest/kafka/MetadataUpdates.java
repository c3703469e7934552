package dev.emojistreaming.ingest.kafka;

import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.ClusterResource;
import org.apache.kafka.common.ClusterResourceListener;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Counts the updates of a producer's metadata. Kafka's client notifies serializers that implement
 * {@link ClusterResourceListener}, and has no other way to wait for metadata without a blocking
 * call. Safe for use by many threads.
 */
final class MetadataUpdates extends ByteArraySerializer implements ClusterResourceListener {

  private long count;

  @Override
  public synchronized void onUpdate(ClusterResource cluster) {
    count++;
    notifyAll();
  }

  /** Updates so far. */
  synchronized long count() {
    return count;
  }

  /** Waits for another update; returns false when there is none within the time. */
  synchronized boolean awaitMoreThan(long seen, long nanos) throws InterruptedException {
    long deadline = System.nanoTime() + nanos;
    long left = nanos;
    while (count <= seen && left > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = deadline - System.nanoTime();
    }
    return count > seen;
  }
}
