package dev.emojistreaming.spark.source;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.kafka010.KafkaBatchInputPartition;
import org.apache.spark.sql.kafka010.KafkaOffsetRange;
import org.apache.spark.sql.kafka010.KafkaOffsetRangeLimit;

/** Turns what Spark's connector has planned into ranges for our readers. */
final class PlannedRanges {

  private PlannedRanges() {}

  /** The ranges of a batch of a stream. */
  static InputPartition[] ofStream(InputPartition[] planned, ClientSettings settings) {
    return ranges(planned)
        .map(range -> range(range, range.offsetRange().untilOffset(), settings))
        .toArray(InputPartition[]::new);
  }

  /** The ranges of a query that reads to the present end of the topic. */
  static InputPartition[] ofQuery(InputPartition[] planned, ClientSettings settings) {
    try (Admin admin = Admin.create(settings.ofKafka())) {
      return ranges(planned)
          .map(range -> range(range, end(admin, range.offsetRange().topicPartition()), settings))
          .toArray(InputPartition[]::new);
    }
  }

  private static Stream<KafkaBatchInputPartition> ranges(InputPartition[] planned) {
    return Stream.of(planned).map(KafkaBatchInputPartition.class::cast);
  }

  private static OffsetRange range(
      KafkaBatchInputPartition planned, long until, ClientSettings settings) {
    KafkaOffsetRange offsets = planned.offsetRange();
    boolean isEmpty = offsets.fromOffset() == KafkaOffsetRangeLimit.LATEST();
    return new OffsetRange(
        settings,
        offsets.topicPartition(),
        isEmpty ? until : offsets.fromOffset(),
        until,
        Duration.ofMillis(planned.pollTimeoutMs()),
        List.of(planned.preferredLocations()));
  }

  private static long end(Admin admin, TopicPartition partition) {
    try {
      return admin
          .listOffsets(Map.of(partition, OffsetSpec.latest()))
          .partitionResult(partition)
          .get()
          .offset();
    } catch (ExecutionException e) {
      throw new KafkaException("the end of " + partition + " is unknown", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
