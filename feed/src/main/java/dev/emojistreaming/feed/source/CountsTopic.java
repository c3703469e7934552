package dev.emojistreaming.feed.source;

import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.feed.counts.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * All partitions of the topic of counts. Every method may throw a {@link KafkaException}. For one
 * thread, except {@link #wakeUp}.
 */
final class CountsTopic implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Admin admin;
  private List<TopicPartition> partitions = List.of();
  private Uuid id = Uuid.ZERO_UUID;

  CountsTopic(Map<String, Object> operatorSettings) {
    consumer =
        new KafkaConsumer<>(
            ClientSettings.consumer(operatorSettings), new BoundedBytes(), new BoundedBytes());
    admin = Admin.create(ClientSettings.admin(operatorSettings, TIMEOUT));
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
    id = fetchId();
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
    return Position.of(id.toString(), offsets);
  }

  /** The id that Kafka gave the topic when it was created; consumers do not report it. */
  private Uuid fetchId() {
    try {
      Map<String, TopicDescription> topics =
          admin
              .describeTopics(List.of(Topics.COUNTS))
              .allTopicNames()
              .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      return Objects.requireNonNull(topics.get(Topics.COUNTS)).topicId();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException failure ? failure : new KafkaException(e);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new TimeoutException("no answer about the topic " + Topics.COUNTS, e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
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
    return !id.equals(fetchId())
        || !partitions.equals(partitionsOf(Topics.COUNTS))
        || partitions.stream()
            .anyMatch(partition -> consumer.position(partition, TIMEOUT) > ends.of(partition));
  }

  /** Makes a waiting call throw {@link org.apache.kafka.common.errors.WakeupException}. */
  void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    admin.close(TIMEOUT);
    consumer.close();
  }
}
