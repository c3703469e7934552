package dev.emojistreaming.spark.source;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/**
 * The consumers of this JVM between batches, with their connections and what they have fetched
 * ahead. One that is not used for five minutes, because another executor reads its partition, is
 * closed.
 */
final class IdleConsumers {

  private static final Duration MAX_IDLE = Duration.ofMinutes(5);

  private static final Map<TopicPartition, Idle> CONSUMERS = new ConcurrentHashMap<>();

  private record Idle(PartitionConsumer consumer, long sinceNanos) {}

  private IdleConsumers() {}

  /** A consumer of the range's partition, which the caller gives back or closes. */
  static PartitionConsumer take(OffsetRange range) {
    Idle idle = CONSUMERS.remove(range.partition());
    if (idle == null) {
      return new PartitionConsumer(range);
    }
    if (!idle.consumer().suits(range)) {
      idle.consumer().close();
      return new PartitionConsumer(range);
    }
    return idle.consumer();
  }

  static void giveBack(PartitionConsumer consumer) {
    closeUnused();
    Idle former = CONSUMERS.put(consumer.partition(), new Idle(consumer, System.nanoTime()));
    if (former != null) {
      former.consumer().close();
    }
  }

  private static void closeUnused() {
    CONSUMERS.forEach(
        (partition, idle) -> {
          if (System.nanoTime() - idle.sinceNanos() > MAX_IDLE.toNanos()
              && CONSUMERS.remove(partition, idle)) {
            idle.consumer().close();
          }
        });
  }
}
