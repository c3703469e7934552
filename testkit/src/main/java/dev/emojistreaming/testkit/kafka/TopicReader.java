package dev.emojistreaming.testkit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads all partitions of a topic from their beginning, in no consumer group. */
public final class TopicReader implements AutoCloseable {

  private static final Duration READ_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration WAIT_TIMEOUT = Duration.ofSeconds(15);

  /** Some may be large. */
  private static final int MAX_POLL_RECORDS = 100;

  private static final Duration POLL = Duration.ofMillis(100);

  private final String topic;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  private TopicReader(String bootstrapServers, String topic) {
    this.topic = topic;
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "auto.offset.reset",
                "none",
                "max.poll.records",
                MAX_POLL_RECORDS),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /**
   * The records that are in a topic now.
   *
   * @throws IllegalStateException if reading takes more than two minutes
   */
  public static List<ConsumerRecord<byte[], byte[]>> records(
      String bootstrapServers, String topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    forEach(bootstrapServers, topic, records::add);
    return records;
  }

  /**
   * Passes on each record that is in a topic now, without keeping it.
   *
   * @throws IllegalStateException if reading takes more than two minutes
   */
  public static void forEach(
      String bootstrapServers, String topic, Consumer<ConsumerRecord<byte[], byte[]>> action) {
    try (TopicReader reader = new TopicReader(bootstrapServers, topic)) {
      reader.readToEnd(action);
    }
  }

  /**
   * Waits until at least {@code count} values match, and returns them as UTF-8; fails after 15 s.
   */
  public static List<String> awaitValues(
      String bootstrapServers, String topic, int count, Predicate<String> matching) {
    return awaitValues(bootstrapServers, topic, count, matching, WAIT_TIMEOUT);
  }

  static List<String> awaitValues(
      String bootstrapServers,
      String topic,
      int count,
      Predicate<String> matching,
      Duration timeout) {
    List<String> values = new ArrayList<>();
    try (TopicReader reader = new TopicReader(bootstrapServers, topic)) {
      await()
          .atMost(timeout)
          .pollInSameThread()
          .until(
              () -> {
                reader.readToEnd(record -> add(record, matching, values));
                return values.size() >= count;
              });
    }
    return values;
  }

  private static void add(
      ConsumerRecord<byte[], byte[]> record, Predicate<String> matching, List<String> values) {
    String value = new String(record.value(), UTF_8);
    if (matching.test(value)) {
      values.add(value);
    }
  }

  /** Reads from the current position to the topic's current end. */
  private void readToEnd(Consumer<ConsumerRecord<byte[], byte[]>> action) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    long deadline = System.nanoTime() + READ_TIMEOUT.toNanos();
    while (!isAt(ends)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(topic + " was not read within " + READ_TIMEOUT);
      }
      consumer.poll(POLL).forEach(action);
    }
  }

  private boolean isAt(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
