package dev.emojistreaming.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.broker.BrokerProcess;
import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.contract.EmojiCountParser;
import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.process.ClassPath;
import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.process.ReadyLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job as it is deployed, its jar under spark-submit's own class, against a real broker. */
class SparkJobIT {

  private static final Duration SOON = Duration.ofMinutes(2);
  private static final Path JAR = Path.of(System.getProperty("job.jar"));

  @TempDir static Path folder;
  private static BrokerProcess broker;

  @BeforeAll
  static void startBroker() {
    broker = BrokerProcess.start(folder);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void recordsOfAnyProducerAreCountedOnceThoughTheJobIsKilledAndStartedAgain() throws Exception {
    Instant window = evenSecond(Instant.now().minusSeconds(60));
    LeashedProcess job = submit();
    send("{'user_id':'u','emoji_type':'❤','timestamp':'%s'}".formatted(window), 30);
    send("not json", 1);
    send("{'user_id':'u','emoji_type':'👍','timestamp':'2026-01-01T00:00:00'}", 1);
    awaitCount("main|❤️|" + window, 30);

    job.kill();
    send(
        "{'user_id':'u','emoji_type':'❤️','timestamp':'%s','room':'main','message_id':'m'}"
            .formatted(window.plusMillis(1500)),
        12);
    job = submit();

    EmojiCount count = awaitCount("main|❤️|" + window, 42);
    assertThat(count.windowEnd()).isEqualTo(window.plusSeconds(2));
    assertThat(count.scaledCount()).isEqualTo(16);
    String later = "main|🎉|" + window.plusSeconds(10);
    send("{'user_id':'u','emoji_type':'🎉','timestamp':'%s'}".formatted(window.plusSeconds(10)), 1);
    awaitCount(later, 1);
    awaitCount("main|❤️|" + window, 42);
    assertThat(deadLetterReasons(2))
        .containsExactlyInAnyOrder("malformed: body is not valid JSON in UTF-8", "late");
    Awaitility.await()
        .atMost(SOON)
        .until(() -> Files.readString(folder.resolve("spark.log")).contains("        42 "));
    job.stop();
  }

  @Test
  void badSettingEndsTheProgramWithItsName() throws Exception {
    LeashedProcess job =
        LeashedProcess.start(
            "spark-job",
            command(List.of("TRIGGER_INTERVAL=soon")),
            folder.resolve("bad.log"),
            line -> {});
    assertThat(job.exit().get()).isEqualTo(2);
    assertThat(Files.readString(folder.resolve("bad.log")))
        .contains("TRIGGER_INTERVAL must be decimal seconds");
  }

  private static LeashedProcess submit() {
    ReadyLine ready = new ReadyLine(SparkJob.READY);
    LeashedProcess job =
        LeashedProcess.start(
            "spark-job",
            command(
                List.of(
                    "KAFKA_BOOTSTRAP_SERVERS=" + broker.address(),
                    "CHECKPOINT_LOCATION=" + folder.resolve("checkpoint"),
                    "SPARK_LOCAL_IP=127.0.0.1")),
            folder.resolve("spark.log"),
            ready);
    job.awaitReady(ready.said(), SOON);
    return job;
  }

  /** What bin/spark-submit runs, with Spark and its connector as Maven knows them. */
  private static List<String> command(List<String> environment) {
    List<String> command = new ArrayList<>(List.of("env"));
    command.addAll(environment);
    command.addAll(
        ClassPath.dependenciesOf(JAR)
            .javaCommand(
                List.of("@src/main/jvm/spark.options", "-Xmx1g"),
                "org.apache.spark.deploy.SparkSubmit",
                List.of(
                    "--master", "local[2]", "--class", SparkJob.class.getName(), JAR.toString())));
    return command;
  }

  private static void send(String json, int times) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.address()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int i = 0; i < times; i++) {
        producer
            .send(new ProducerRecord<>(Topics.REACTIONS, json.replace('\'', '"').getBytes(UTF_8)))
            .get();
      }
    }
  }

  /** The count of a key once it is as large as given; larger is an error. */
  private static EmojiCount awaitCount(String key, long expected) {
    Map<String, EmojiCount> counts = new HashMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(Topics.COUNTS)) {
      Awaitility.await()
          .atMost(SOON)
          .until(
              () -> {
                boolean atEnd = true;
                for (ConsumerRecord<byte[], byte[]> record : poll(consumer)) {
                  counts.put(
                      new String(record.key(), UTF_8), EmojiCountParser.parse(record.value()));
                  atEnd = false;
                }
                return atEnd
                    && counts.containsKey(key)
                    && counts.get(key).reactionCount() >= expected;
              });
    }
    assertThat(counts.get(key).reactionCount()).isEqualTo(expected);
    assertThat(counts.get(key).key()).isEqualTo(key);
    return counts.get(key);
  }

  private static List<String> deadLetterReasons(int expected) {
    List<String> reasons = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(Topics.DEAD_LETTERS)) {
      Awaitility.await()
          .atMost(SOON)
          .until(
              () -> {
                for (ConsumerRecord<byte[], byte[]> record : poll(consumer)) {
                  reasons.add(new String(record.headers().lastHeader("reason").value(), UTF_8));
                }
                return reasons.size() >= expected;
              });
    }
    return reasons;
  }

  private static Iterable<ConsumerRecord<byte[], byte[]>> poll(
      KafkaConsumer<byte[], byte[]> consumer) {
    return consumer.poll(Duration.ofMillis(100));
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String topic) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.address(), "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList());
    return consumer;
  }

  private static Instant evenSecond(Instant time) {
    return Instant.ofEpochSecond(time.getEpochSecond() / 2 * 2);
  }
}
