package dev.emojistreaming.spark.source;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/**
 * The logs that this JVM does not read at the moment, with their connections and what they have
 * fetched ahead. One that is not used for five minutes, because another executor reads its
 * partition, is closed.
 */
final class IdleLogs {

  private static final Duration MAX_IDLE = Duration.ofMinutes(5);

  private static final Map<TopicPartition, Idle> LOGS = new ConcurrentHashMap<>();

  private record Idle(PartitionLog log, long sinceNanos) {}

  private IdleLogs() {}

  /** The log of the range's partition, which the caller gives back or closes. */
  static PartitionLog take(OffsetRange range) {
    Idle idle = LOGS.remove(range.partition());
    if (idle == null) {
      return new PartitionLog(range);
    }
    if (!idle.log().suits(range)) {
      idle.log().close();
      return new PartitionLog(range);
    }
    return idle.log();
  }

  static void giveBack(PartitionLog log) {
    closeUnused();
    Idle former = LOGS.put(log.partition(), new Idle(log, System.nanoTime()));
    if (former != null) {
      former.log().close();
    }
  }

  private static void closeUnused() {
    LOGS.forEach(
        (partition, idle) -> {
          if (System.nanoTime() - idle.sinceNanos() > MAX_IDLE.toNanos()
              && LOGS.remove(partition, idle)) {
            idle.log().close();
          }
        });
  }
}
