package dev.emojistreaming.ingest.kafka;

import dev.emojistreaming.ingest.concurrent.Monitor;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.ClusterResource;
import org.apache.kafka.common.ClusterResourceListener;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Counts the updates of a producer's metadata. Kafka's client notifies serializers that implement
 * {@link ClusterResourceListener}; there is no other way to wait for metadata without a blocking
 * call. Safe for use by many threads.
 */
final class MetadataUpdates extends ByteArraySerializer implements ClusterResourceListener {

  private final AtomicLong count = new AtomicLong();
  private final Monitor updated = new Monitor();

  @Override
  public void onUpdate(ClusterResource cluster) {
    count.incrementAndGet();
    updated.signalAll();
  }

  /** Number of updates so far. */
  long count() {
    return count.get();
  }

  /** Waits for more updates than these; returns false after the timeout. */
  boolean awaitMoreThan(long seen, Duration timeout) throws InterruptedException {
    return updated.await(() -> count.get() > seen, timeout);
  }
}
