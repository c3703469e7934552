package dev.emojistreaming.spark.source;

import java.io.Serial;
import java.time.Duration;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.kafka010.KafkaBatchInputPartition;
import org.apache.spark.sql.kafka010.KafkaOffsetRangeLimit;

/** The part of a batch that one task reads: offsets of a partition. */
final class OffsetRange implements InputPartition {

  @Serial private static final long serialVersionUID = 1;

  /** Stands for the first offset of the partition; only in batches, like {@link #LATEST}. */
  static final long EARLIEST = KafkaOffsetRangeLimit.EARLIEST();

  /** Stands for the next offset of the partition. */
  static final long LATEST = KafkaOffsetRangeLimit.LATEST();

  private final ClientSettings settings;
  private final KafkaBatchInputPartition planned;

  private OffsetRange(ClientSettings settings, KafkaBatchInputPartition planned) {
    this.settings = settings;
    this.planned = planned;
  }

  /**
   * @param planned by Spark's connector
   */
  static OffsetRange of(InputPartition planned, ClientSettings settings) {
    return new OffsetRange(settings, (KafkaBatchInputPartition) planned);
  }

  ClientSettings settings() {
    return settings;
  }

  TopicPartition partition() {
    return planned.offsetRange().topicPartition();
  }

  /** The first offset. */
  long from() {
    return planned.offsetRange().fromOffset();
  }

  /** The offset after the last one. */
  long until() {
    return planned.offsetRange().untilOffset();
  }

  /** How long to wait for a record. */
  Duration timeout() {
    return Duration.ofMillis(planned.pollTimeoutMs());
  }

  /** The executor that read the partition before, and has a connection. */
  @Override
  public String[] preferredLocations() {
    return planned.preferredLocations();
  }
}
