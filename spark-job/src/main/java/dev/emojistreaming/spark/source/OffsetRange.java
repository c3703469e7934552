package dev.emojistreaming.spark.source;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.sql.connector.read.InputPartition;

/**
 * The part of a batch that one task reads: offsets of a partition.
 *
 * @param from the first offset
 * @param until the offset after the last one
 * @param timeout how long to wait for a record
 * @param executors the one that read the partition before, and has a connection
 */
record OffsetRange(
    ClientSettings settings,
    TopicPartition partition,
    long from,
    long until,
    Duration timeout,
    List<String> executors)
    implements InputPartition {

  @Override
  public String[] preferredLocations() {
    return executors.toArray(String[]::new);
  }
}
