package dev.emojistreaming.spark;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.spark.count.BatchAccounting;
import dev.emojistreaming.spark.recount.Recount;
import dev.emojistreaming.spark.recount.TimeRange;
import dev.emojistreaming.spark.settings.JobSettings;
import dev.emojistreaming.spark.sink.ResultSink;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * For any order of arrival, exactly: the first reactions of each user count, in the stream, in a
 * recount and in an independent count; and records = counted + duplicates + dead letters + capped.
 */
@ExtendWith(LocalSpark.class)
class MaxPerUserIT {

  private static final int SIZE = 1_400;

  @TempDir static Path folder;
  private static BrokerProcess broker;

  @BeforeAll
  static void startBroker() {
    broker = BrokerProcess.start(folder);
  }

  @AfterAll
  static void stopBroker() {
    sink(settings("any", 0, 1)).close(); // all sinks share a connection
    broker.close();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 3", "3, 0"})
  void streamAndRecountAgree(long seed, int max) throws Exception {
    Random random = new Random(seed);
    String topic = "capped-" + seed;
    Instant start = Instant.now().minus(Duration.ofHours(6 * seed));
    CappedTopic content = new CappedTopic(topic, start, seed, SIZE);
    TestTopics topics = new TestTopics(broker.address());
    topics.createWithGivenTimes(topic, CappedTopic.PARTITIONS);
    List<BatchAccounting> batches = new ArrayList<>();
    for (List<ProducerRecord<byte[], byte[]>> part : parts(content.records(), random)) {
      topics.send(part);
      batches.addAll(count(topic, max, 150 + random.nextInt(400)));
      forgetWhatIsInMemory(topic);
    }
    Map<String, Long> expected = content.counts(max);
    assertThat(byWindow(reactions(topics, content)))
        .as("before windows are closed, as many count as at the end")
        .isEqualTo(byWindow(expected));
    assertAccountingAddsUp(content, expected, batches);

    topics.send(List.of(content.closing()));
    count(topic, max, 1_000);

    assertThat(reactions(topics, content)).isEqualTo(expected);
    assertThat(topics.counts().values().stream().filter(count -> isOf(count, content)))
        .as("in the stream a later reaction displaced an earlier one")
        .anyMatch(count -> count.isFinal() == max > 0);
    Path history = folder.resolve("history-" + seed);
    Recount.Result recount = recount(content, max, history);
    assertThat(HistoryFiles.reactions(history)).isEqualTo(expected);
    assertThat(recount.counts()).isEqualTo(expected.size());
    assertThat(recount.capped()).isEqualTo(sum(batches, BatchAccounting::capped));
    assertThat(reactions(topics, content)).isEqualTo(expected);
  }

  private static List<List<ProducerRecord<byte[], byte[]>>> parts(
      List<ProducerRecord<byte[], byte[]>> records, Random random) {
    int first = records.size() / 3 + random.nextInt(records.size() / 3);
    return List.of(records.subList(0, first), records.subList(first, records.size()));
  }

  private static List<BatchAccounting> count(String topic, int max, int maxOffsetsPerTrigger)
      throws Exception {
    JobSettings settings = settings(topic, max, maxOffsetsPerTrigger);
    StreamingQuery query =
        new CountingStream(settings, sink(settings))
            .start(LocalSpark.session(), Trigger.AvailableNow());
    query.awaitTermination();
    return List.of(query.recentProgress()).stream()
        .flatMap(batch -> BatchAccounting.of(batch).stream())
        .toList();
  }

  /** Memory is kept for a query; by another name it reads its state, as another process does. */
  private static void forgetWhatIsInMemory(String topic) throws Exception {
    Path metadata = checkpoint(topic).resolve("counts/metadata");
    Files.deleteIfExists(metadata.resolveSibling(".metadata.crc"));
    Files.writeString(metadata, "{\"id\":\"" + UUID.randomUUID() + "\"}");
  }

  private static Recount.Result recount(CappedTopic content, int max, Path history) {
    Map<String, String> environment = new HashMap<>(environment(content.topic(), max, 7));
    environment.put("HISTORY_PATH", history.toString());
    return new Recount(LocalSpark.session(), JobSettings.of(environment))
        .run(new TimeRange(content.start(), content.end()));
  }

  private static void assertAccountingAddsUp(
      CappedTopic content, Map<String, Long> expected, List<BatchAccounting> batches) {
    long counted = expected.values().stream().mapToLong(count -> count).sum();
    long capped = content.records().size() - counted - content.duplicates() - content.deadLetters();
    assertThat(sum(batches, BatchAccounting::counted)).isEqualTo(counted).isPositive();
    assertThat(sum(batches, BatchAccounting::duplicates))
        .isEqualTo(content.duplicates())
        .isPositive();
    assertThat(sum(batches, BatchAccounting::malformed)).isEqualTo(content.deadLetters());
    assertThat(sum(batches, BatchAccounting::capped)).isEqualTo(capped);
    assertThat(batches.size()).isGreaterThan(3);
  }

  private static long sum(List<BatchAccounting> batches, ToLongFunction<BatchAccounting> number) {
    return batches.stream().mapToLong(number).sum();
  }

  /** By the key of their count, without finals of 0. */
  private static Map<String, Long> reactions(TestTopics topics, CappedTopic content) {
    return topics.counts().values().stream()
        .filter(count -> isOf(count, content) && count.reactionCount() > 0)
        .collect(toMap(EmojiCount::key, EmojiCount::reactionCount));
  }

  private static boolean isOf(EmojiCount count, CappedTopic content) {
    return !count.windowStart().isBefore(content.start())
        && count.windowStart().isBefore(content.end());
  }

  private static Map<String, Long> byWindow(Map<String, Long> reactions) {
    return reactions.entrySet().stream()
        .collect(
            groupingBy(
                count -> count.getKey().replaceFirst("\\|[^|]*\\|", " "),
                summingLong(Map.Entry::getValue)));
  }

  private static ResultSink sink(JobSettings settings) {
    return new ResultSink(settings.kafkaOptions(), settings.reactionsTopic(), null, refused -> {});
  }

  private static JobSettings settings(String topic, int max, int maxOffsetsPerTrigger) {
    return JobSettings.of(environment(topic, max, maxOffsetsPerTrigger));
  }

  private static Map<String, String> environment(String topic, int max, int maxOffsetsPerTrigger) {
    return Map.of(
        "KAFKA_BOOTSTRAP_SERVERS", broker.address(),
        "EMOJI_TOPIC", topic,
        "CHECKPOINT_LOCATION", checkpoint(topic).toString(),
        "MAX_OFFSETS_PER_TRIGGER", String.valueOf(maxOffsetsPerTrigger),
        "MAX_PER_USER", String.valueOf(max));
  }

  private static Path checkpoint(String topic) {
    return folder.resolve("checkpoint-" + topic);
  }
}
