package dev.emojistreaming.feed.source;

import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.feed.counts.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;

/**
 * All partitions of the topic of counts, and how far its neighbours have grown. Every method may
 * throw a {@link KafkaException}; but for {@link #wakeUp}, for one thread.
 */
final class CountsTopic implements AutoCloseable {

  private static final Duration ANSWER = Duration.ofSeconds(2);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<String> neighbours;
  private List<TopicPartition> partitions = List.of();

  CountsTopic(Map<String, Object> operators, String reactionsTopic) {
    consumer = new KafkaConsumer<>(ConsumerSettings.of(operators));
    neighbours = List.of(reactionsTopic, Topics.DEAD_LETTERS);
  }

  /**
   * Goes to the first record that was written at a time or later. A record is never written before
   * its window has begun.
   */
  Position begin(Instant oldest) {
    partitions = partitionsOf(Topics.COUNTS);
    if (partitions.isEmpty()) {
      throw new KafkaException("the topic " + Topics.COUNTS + " does not exist");
    }
    consumer.assign(partitions);
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, oldest.toEpochMilli()));
    Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times, ANSWER);
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
    return consumer.partitionsFor(topic, ANSWER).stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .sorted((a, b) -> Integer.compare(a.partition(), b.partition()))
        .toList();
  }

  ConsumerRecords<byte[], byte[]> poll(Duration longest) {
    return consumer.poll(longest);
  }

  /** Asks Kafka; an idle topic and a broker that is away look the same to a poll. */
  TopicEnds ends() {
    List<TopicPartition> all = new ArrayList<>(partitions);
    for (String neighbour : neighbours) {
      try {
        all.addAll(partitionsOf(neighbour));
      } catch (AuthorizationException e) {
        // Then nothing is known of the job, which is no reason not to show its counts.
      }
    }
    return new TopicEnds(consumer.endOffsets(all, ANSWER));
  }

  boolean isAllRead(TopicEnds ends) {
    return partitions.stream()
        .allMatch(partition -> consumer.position(partition, ANSWER) >= ends.of(partition));
  }

  /** Whether it was made anew, or has more partitions, since reading began. */
  boolean isAnother(TopicEnds ends) {
    return !partitions.equals(partitionsOf(Topics.COUNTS))
        || partitions.stream()
            .anyMatch(partition -> consumer.position(partition, ANSWER) > ends.of(partition));
  }

  /** Makes what waits throw {@link org.apache.kafka.common.errors.WakeupException}. */
  void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
