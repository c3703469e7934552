package dev.emojistreaming.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.contract.EmojiCountParser;
import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.testkit.kafka.TopicReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Creates, writes and reads a broker's topics in tests. */
public final class TestTopics {

  private final String broker;

  public TestTopics(String broker) {
    this.broker = broker;
  }

  /**
   * Creates a topic in which the test sets the append time of each record; returns when the broker
   * leads it, so that no producer warns that it does not.
   */
  public void createWithGivenTimes(String topic, int partitions)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(topic, partitions, (short) 1)
                      .configs(
                          Map.of(
                              "message.timestamp.type", "CreateTime",
                              "max.message.bytes", "4000000"))))
          .all()
          .get();
      admin
          .listOffsets(
              IntStream.range(0, partitions)
                  .mapToObj(partition -> new TopicPartition(topic, partition))
                  .collect(toMap(identity(), partition -> OffsetSpec.latest())))
          .all()
          .get();
    }
  }

  /** The number of a topic's partitions. */
  public int partitions(String topic) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
      return admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .get()
          .get(topic)
          .partitions()
          .size();
    }
  }

  /** A topic's setting, from the broker. */
  public String setting(String topic, String name) throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
      return admin.describeConfigs(List.of(resource)).all().get().get(resource).get(name).value();
    }
  }

  /** Changes a topic's setting; returns when the broker applies it. */
  public void set(String topic, String name, String value)
      throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    AlterConfigOp change =
        new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
      admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get();
    }
    await().until(() -> setting(topic, name).equals(value));
  }

  /** Returns when the broker has all records, in order; retries until it leads the topic. */
  public void send(List<ProducerRecord<byte[], byte[]>> records) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                broker,
                "max.request.size",
                4_000_000,
                "linger.ms",
                2,
                "max.in.flight.requests.per.connection",
                1),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      records.stream().map(producer::send).toList().forEach(TestTopics::join);
    }
  }

  /** Sends the same record several times; single quotes stand for double ones. */
  public void send(String topic, String json, int times) {
    byte[] value = json.replace('\'', '"').getBytes(UTF_8);
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      records.add(new ProducerRecord<>(topic, value));
    }
    send(records);
  }

  private static void join(Future<?> sent) {
    try {
      sent.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker rejected a record", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** The counts by key; of each key the final one, or else the largest, is valid. */
  public Map<String, EmojiCount> counts() {
    Map<String, EmojiCount> counts = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : TopicReader.records(broker, Topics.COUNTS)) {
      counts.merge(
          new String(record.key(), UTF_8),
          EmojiCountParser.parse(record.value()),
          EmojiCount::orLater);
    }
    return counts;
  }

  /** The reactions of the counts, by key. */
  public Map<String, Long> reactions() {
    return counts().entrySet().stream()
        .collect(toMap(Map.Entry::getKey, count -> count.getValue().reactionCount()));
  }

  /** Returns when this number of further reactions has been counted. */
  public void awaitMoreReactions(long more, Duration atMost) {
    long before = total(reactions());
    await().atMost(atMost).until(() -> total(reactions()) >= before + more);
  }

  /** Returns when all expected reactions have been counted; any other count is an error. */
  public void awaitReactions(Map<String, Long> expected, Duration atMost) {
    await().atMost(atMost).until(() -> total(reactions()) >= total(expected));
    assertThat(reactions()).isEqualTo(expected);
  }

  private static long total(Map<String, Long> reactions) {
    return reactions.values().stream().mapToLong(count -> count).sum();
  }

  /** The dead letters by key, so that one that was written twice appears once. */
  public Map<String, ConsumerRecord<byte[], byte[]>> deadLetters() {
    Map<String, ConsumerRecord<byte[], byte[]>> letters = new HashMap<>();
    TopicReader.forEach(
        broker, Topics.DEAD_LETTERS, r -> letters.put(new String(r.key(), UTF_8), r));
    return letters;
  }
}
