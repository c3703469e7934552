package dev.emojistreaming.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.spark.count.BatchAccounting;
import dev.emojistreaming.spark.recount.Recount;
import dev.emojistreaming.spark.recount.TimeRange;
import dev.emojistreaming.spark.settings.JobSettings;
import dev.emojistreaming.spark.sink.ResultSink;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import dev.emojistreaming.testkit.log.ExpectedLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryProgress;
import org.apache.spark.sql.streaming.Trigger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For any content of the topic, exactly: records = counted + duplicates + dead letters. */
@ExtendWith(LocalSpark.class)
class ExactCountIT {

  private static final int SIZE = 4_000;
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  @TempDir static Path folder;
  private static BrokerProcess broker;

  @BeforeAll
  static void startBroker() {
    broker = BrokerProcess.start(folder);
  }

  @AfterAll
  static void stopBroker() {
    sink(settings("any", 1, "CONSOLE", "false")).close(); // all sinks share a connection
    broker.close();
  }

  @ParameterizedTest
  @CsvSource({"1, 100000", "2, 600"})
  void everyRecordIsAccountedFor(long seed, int maxOffsetsPerTrigger) throws Exception {
    RandomTopic content = send(seed);
    StreamingQuery query =
        stream(content.topic(), maxOffsetsPerTrigger)
            .start(LocalSpark.session(), Trigger.AvailableNow());
    query.awaitTermination();

    assertCounted(content);
    assertAccountingAddsUp(content, List.of(query.recentProgress()));
  }

  @Test
  @ExpectedLog(
      logger = "TaskSetManager",
      message = "TaskKilled (Stage cancelled",
      unless = "no task runs when the query is stopped")
  @ExpectedLog(
      logger = "DiskBlockObjectWriter",
      message = "Error deleting",
      unless = "no task writes when the query is stopped")
  @ExpectedLog(
      logger = "ShuffleBlockFetcherIterator",
      message = "Error occurred while fetching local blocks",
      unless = "no task reads packs when the query is stopped")
  @ExpectedLog(
      logger = "TorrentBroadcast",
      message = "Store broadcast",
      unless = "no broadcast is stored when the query is stopped")
  void everyRecordIsAccountedForWhenBatchesAreInterrupted() throws Exception {
    RandomTopic content = send(3);
    for (int i = 0; i < 4; i++) {
      StreamingQuery query =
          capped(content.topic()).start(LocalSpark.session(), Trigger.AvailableNow());
      try {
        await().atMost(TIMEOUT).until(() -> query.lastProgress() != null);
        await().atMost(TIMEOUT).until(() -> query.status().isTriggerActive());
      } finally {
        query.stop();
      }
    }
    capped(content.topic()).start(LocalSpark.session(), Trigger.AvailableNow()).awaitTermination();

    assertCounted(content);
  }

  /**
   * Reactions that were too late for the stream are counted; counts out of the range do not change.
   */
  @Test
  void recountAddsLateReactions() throws Exception {
    RandomTopic content = send(4);
    stream(content.topic(), 100_000)
        .start(LocalSpark.session(), Trigger.AvailableNow())
        .awaitTermination();
    assertCounted(content);
    Instant end = Instant.now().minus(Duration.ofHours(4 * 4));
    Instant middle = end.minus(Duration.ofMinutes(30));
    Path history = folder.resolve("history");
    JobSettings settings = settings(content.topic(), 7, "HISTORY_PATH", history.toString());
    Recount recount = new Recount(LocalSpark.session(), settings);

    recount.run(new TimeRange(end.minus(Duration.ofHours(4)), end.plusSeconds(60)));
    Map<String, Long> expected = new HashMap<>(content.recounts());
    expected.keySet().removeIf(key -> key.contains("|1970-"));
    assertThat(HistoryFiles.reactions(history)).isEqualTo(expected);
    Map<String, EmojiCount> counts = new TestTopics(broker.address()).counts();
    counts.keySet().retainAll(expected.keySet());
    assertThat(reactions(counts)).isEqualTo(expected);

    recount.run(new TimeRange(middle, middle.plusSeconds(300)));
    assertThat(HistoryFiles.reactions(history)).isEqualTo(expected);
  }

  private static RandomTopic send(long seed) throws Exception {
    Instant end = Instant.now().minus(Duration.ofHours(4 * seed));
    RandomTopic content = new RandomTopic("random-" + seed, end, seed, SIZE);
    TestTopics topics = new TestTopics(broker.address());
    topics.createWithGivenTimes(content.topic(), RandomTopic.PARTITIONS);
    topics.send(content.records());
    return content;
  }

  private static CountingStream stream(String topic, int maxOffsetsPerTrigger) {
    JobSettings settings = settings(topic, maxOffsetsPerTrigger, "CONSOLE", "false");
    return new CountingStream(settings, sink(settings));
  }

  /** With a cap that no user reaches, and its state. */
  private static CountingStream capped(String topic) {
    JobSettings settings = settings(topic, 700, "MAX_PER_USER", "1000");
    return new CountingStream(settings, sink(settings));
  }

  private static ResultSink sink(JobSettings settings) {
    return new ResultSink(settings.kafkaOptions(), settings.reactionsTopic(), null, refused -> {});
  }

  private static JobSettings settings(
      String topic, int maxOffsetsPerTrigger, String variable, String value) {
    return JobSettings.of(
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS",
            broker.address(),
            "EMOJI_TOPIC",
            topic,
            "CHECKPOINT_LOCATION",
            folder.resolve("checkpoint-" + topic).toString(),
            "MAX_OFFSETS_PER_TRIGGER",
            String.valueOf(maxOffsetsPerTrigger),
            variable,
            value));
  }

  private static void assertCounted(RandomTopic content) {
    TestTopics topics = new TestTopics(broker.address());
    Map<String, EmojiCount> counts = topics.counts();
    counts.keySet().retainAll(content.counts().keySet());
    assertThat(reactions(counts)).isEqualTo(content.counts());
    assertThat(reasons(topics, content.topic())).isEqualTo(content.deadLetters());
    assertRawBytesAreKept(topics, content);
  }

  private static void assertAccountingAddsUp(
      RandomTopic content, List<StreamingQueryProgress> batches) {
    List<BatchAccounting> accounting =
        batches.stream().flatMap(batch -> BatchAccounting.of(batch).stream()).toList();
    long counted = accounting.stream().mapToLong(BatchAccounting::counted).sum();
    long duplicates = accounting.stream().mapToLong(BatchAccounting::duplicates).sum();
    long dead = accounting.stream().mapToLong(b -> b.malformed() + b.late()).sum();
    assertThat(counted).isEqualTo(content.counts().values().stream().mapToLong(n -> n).sum());
    assertThat(duplicates).isEqualTo(content.duplicates()).isPositive();
    assertThat(dead).isEqualTo(content.deadLetters().size());
    assertThat(counted + duplicates + dead).isEqualTo(content.records().size());
    assertThat(batches)
        .flatExtracting(batch -> Arrays.asList(batch.stateOperators()))
        .allMatch(operator -> operator.numRowsDroppedByWatermark() == 0);
  }

  private static Map<String, Long> reactions(Map<String, EmojiCount> counts) {
    return counts.entrySet().stream()
        .collect(toMap(Map.Entry::getKey, count -> count.getValue().reactionCount()));
  }

  private static Map<String, String> reasons(TestTopics topics, String topic) {
    Map<String, String> reasons = new HashMap<>();
    topics
        .deadLetters()
        .forEach(
            (key, letter) -> {
              if (key.startsWith(topic + "|")) {
                reasons.put(key, reason(letter).replaceFirst(":.*", ""));
              }
            });
    return reasons;
  }

  private static String reason(ConsumerRecord<byte[], byte[]> letter) {
    return new String(letter.headers().lastHeader("reason").value(), UTF_8);
  }

  private static void assertRawBytesAreKept(TestTopics topics, RandomTopic content) {
    Map<String, byte[]> sent = new HashMap<>();
    long[] offsets = new long[RandomTopic.PARTITIONS];
    for (ProducerRecord<byte[], byte[]> record : content.records()) {
      int partition = record.partition();
      sent.put(record.topic() + "|" + partition + "|" + offsets[partition]++, record.value());
    }
    topics
        .deadLetters()
        .forEach(
            (key, letter) -> {
              if (sent.containsKey(key)) {
                assertThat(letter.value()).as(key).isEqualTo(sent.get(key));
              }
            });
  }
}
