package dev.emojistreaming.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.process.FreePort;
import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import dev.emojistreaming.testkit.kafka.ForeignProducer;
import dev.emojistreaming.testkit.kafka.ForeignRecord;
import dev.emojistreaming.testkit.kafka.ForeignRecords;
import dev.emojistreaming.testkit.kafka.TopicReader;
import dev.emojistreaming.testkit.log.ExpectedLog;
import dev.emojistreaming.testkit.metrics.Scrape;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged job counts exactly, with any records in the topic of reactions. */
@ExpectedLog(logger = "ResultSink", message = "Kafka refused")
@ExpectedLog(logger = "Sender", message = "", unless = "the producer has not retried")
@ExpectedLog(logger = "TaskSetManager", message = "", unless = "no task was attempted again")
@StartsProcesses
class ForeignRecordsIT {

  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final int MAX_DEAD_LETTER = 64 * 1024;

  @TempDir static Path folder;
  private static final int PORT = FreePort.find();
  private static BrokerProcess broker;
  private static TestTopics topics;
  private static ForeignProducer stranger;
  private static LeashedProcess job;

  @BeforeAll
  static void start() {
    broker = BrokerProcess.start(folder);
    topics = new TestTopics(broker.address());
    stranger = new ForeignProducer(broker.address());
    job =
        new SubmittedJob(
                "local[2]",
                List.of(
                    "KAFKA_BOOTSTRAP_SERVERS=" + broker.address(),
                    "CHECKPOINT_LOCATION=" + folder.resolve("checkpoint"),
                    "CONSOLE=false",
                    "METRICS_PORT=" + PORT))
            .start(folder.resolve("spark.log"));
  }

  @AfterAll
  static void stop() {
    try {
      SubmittedJob.stop(job);
    } finally {
      stranger.close();
      broker.close();
    }
  }

  @Test
  void honestReactionsAreCountedExactly() throws Exception {
    Map<String, Long> expected;
    try (SteadyLoad load = SteadyLoad.start(broker.address())) {
      Instant before = Instant.now().minus(Duration.ofMinutes(10));
      stranger.send(Topics.REACTIONS, ForeignRecords.reactions("foreign", before));
      stranger.abort(Topics.REACTIONS, "aborted");
      expected = load.stop();
    }

    Map<String, ConsumerRecord<byte[], byte[]>> records = records();
    awaitRead(records);

    Map<String, Long> counts = new HashMap<>(topics.reactions());
    counts.keySet().retainAll(expected.keySet());
    assertThat(counts).isEqualTo(expected);
    assertAccountingAddsUp(records.size());
    assertThat(deadLetters())
        .hasSize((int) Scrape.of(PORT, "/metrics").sum("spark_job_dead_letters_total"))
        .allSatisfy(
            (place, letter) -> {
              if (!has(letter, "refused")) {
                assertIsBoundedCopy(letter, records.get(place));
              }
            });
  }

  @Test
  void deadLetterThatKafkaRefusesIsReplacedByAStub() throws Exception {
    topics.set(Topics.DEAD_LETTERS, "max.message.bytes", "4096");
    try {
      stranger.send(Topics.REACTIONS, List.of(malformed("refused-", 10_000)));

      ConsumerRecord<byte[], byte[]> stub = awaitDeadLetter(letter -> has(letter, "refused"));
      assertThat(stub.value()).isNull();
      assertThat(header(stub, "refused")).isEqualTo("RecordTooLargeException");
      assertThat(header(stub, "reason")).startsWith("malformed");
      assertThat(header(stub, "length")).isEqualTo("10000");
      assertThat(records().get(new String(stub.key(), UTF_8)).value()).hasSize(10_000);
      await()
          .atMost(TIMEOUT)
          .until(
              () -> Scrape.of(PORT, "/metrics").value("spark_job_dead_letters_refused_total") == 1);
    } finally {
      topics.set(Topics.DEAD_LETTERS, "max.message.bytes", "1048588");
    }
  }

  @Test
  void deadLetterThatKafkaCannotStoreNowIsWrittenLater() throws Exception {
    topics.set(Topics.DEAD_LETTERS, "min.insync.replicas", "2");
    try {
      stranger.send(Topics.REACTIONS, List.of(malformed("delayed-", 10_000)));
      await()
          .atMost(TIMEOUT)
          .during(Duration.ofSeconds(3))
          .until(() -> deadLetters("delayed-").isEmpty());
    } finally {
      topics.set(Topics.DEAD_LETTERS, "min.insync.replicas", "1");
    }
    assertThat(awaitDeadLetter(letter -> startsWith(letter, "delayed-")).value()).hasSize(10_000);
  }

  private static ForeignRecord malformed(String start, int length) {
    return ForeignRecord.of(start, start + "x".repeat(length - start.length()));
  }

  private static ConsumerRecord<byte[], byte[]> awaitDeadLetter(
      Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
    await().atMost(TIMEOUT).until(() -> deadLetters().values().stream().anyMatch(wanted));
    return deadLetters().values().stream().filter(wanted).findFirst().orElseThrow();
  }

  private static List<ConsumerRecord<byte[], byte[]>> deadLetters(String start) {
    return deadLetters().values().stream().filter(letter -> startsWith(letter, start)).toList();
  }

  private static boolean startsWith(ConsumerRecord<byte[], byte[]> letter, String start) {
    return letter.value() != null && new String(letter.value(), UTF_8).startsWith(start);
  }

  private static boolean has(ConsumerRecord<byte[], byte[]> letter, String header) {
    return letter.headers().lastHeader(header) != null;
  }

  private static void awaitRead(Map<String, ?> records) {
    await()
        .atMost(TIMEOUT)
        .until(
            () -> {
              job.failure().getNow(null);
              return Scrape.of(PORT, "/metrics").value("spark_job_records_total") >= records.size();
            });
  }

  private static void assertAccountingAddsUp(int records) {
    Scrape metrics = Scrape.of(PORT, "/metrics");
    assertThat(metrics.value("spark_job_records_total")).isEqualTo(records);
    assertThat(
            metrics.value("spark_job_counted_total")
                + metrics.value("spark_job_duplicates_total")
                + metrics.sum("spark_job_dead_letters_total")
                + metrics.value("spark_job_capped_total"))
        .isEqualTo(records);
  }

  private static void assertIsBoundedCopy(
      ConsumerRecord<byte[], byte[]> letter, ConsumerRecord<byte[], byte[]> original) {
    int size = letter.key().length + (letter.value() == null ? 0 : letter.value().length);
    for (Header header : letter.headers()) {
      size += header.key().length() + header.value().length;
    }
    assertThat(size).isLessThanOrEqualTo(MAX_DEAD_LETTER);
    if (original.value() == null) {
      assertThat(letter.value()).isNull();
      assertThat(letter.headers().lastHeader("length")).isNull();
    } else {
      assertThat(header(letter, "length")).isEqualTo(String.valueOf(original.value().length));
      assertThat(original.value()).startsWith(letter.value());
      assertThat(letter.value().length)
          .isGreaterThanOrEqualTo(Math.min(original.value().length, MAX_DEAD_LETTER * 9 / 10));
    }
    assertThat(header(letter, "partition")).isEqualTo(String.valueOf(original.partition()));
    assertThat(header(letter, "offset")).isEqualTo(String.valueOf(original.offset()));
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }

  private static Map<String, ConsumerRecord<byte[], byte[]>> deadLetters() {
    return topics.deadLetters();
  }

  /** The topic's records by topic, partition and offset. */
  private static Map<String, ConsumerRecord<byte[], byte[]>> records() {
    Map<String, ConsumerRecord<byte[], byte[]>> records = new HashMap<>();
    TopicReader.forEach(
        broker.address(),
        Topics.REACTIONS,
        r -> records.put("%s|%d|%d".formatted(r.topic(), r.partition(), r.offset()), r));
    return records;
  }
}
