package dev.emojistreaming.feed.source;

import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.feed.counts.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * All partitions of the topic of counts. Every method may throw a {@link KafkaException}. For one
 * thread, except {@link #wakeUp}.
 */
final class CountsTopic implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private List<TopicPartition> partitions = List.of();

  CountsTopic(Map<String, Object> operatorSettings) {
    consumer =
        new KafkaConsumer<>(
            ClientSettings.consumer(operatorSettings), new BoundedBytes(), new BoundedBytes());
  }

  /**
   * Seeks to the first record that was written at this time or later. Counts of a window are
   * written after the window has begun, or at most {@code EventTime.MAX_AHEAD} earlier.
   */
  Position seek(Instant oldest) {
    partitions = partitionsOf(Topics.COUNTS);
    if (partitions.isEmpty()) {
      throw new KafkaException("the topic " + Topics.COUNTS + " does not exist");
    }
    consumer.assign(partitions);
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, oldest.toEpochMilli()));
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times, TIMEOUT);
    TopicEnds ends = ends();
    long[] offsets = new long[partitions.size()];
    for (TopicPartition partition : partitions) {
      OffsetAndTimestamp first = found.get(partition);
      long offset = first == null ? ends.of(partition) : first.offset();
      offsets[partition.partition()] = offset;
      consumer.seek(partition, offset);
    }
    return Position.of(offsets);
  }

  private List<TopicPartition> partitionsOf(String topic) {
    return consumer.partitionsFor(topic, TIMEOUT).stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .sorted((a, b) -> Integer.compare(a.partition(), b.partition()))
        .toList();
  }

  ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    return consumer.poll(timeout);
  }

  /** Fetches the ends from Kafka: a poll cannot distinguish an idle topic from an absent broker. */
  TopicEnds ends() {
    return new TopicEnds(consumer.endOffsets(partitions, TIMEOUT));
  }

  boolean isAllRead(TopicEnds ends) {
    return partitions.stream()
        .allMatch(partition -> consumer.position(partition, TIMEOUT) >= ends.of(partition));
  }

  /** Whether the topic was recreated, or has more partitions, since reading began. */
  boolean isReplaced(TopicEnds ends) {
    return !partitions.equals(partitionsOf(Topics.COUNTS))
        || partitions.stream()
            .anyMatch(partition -> consumer.position(partition, TIMEOUT) > ends.of(partition));
  }

  /** Makes a waiting call throw {@link org.apache.kafka.common.errors.WakeupException}. */
  void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
