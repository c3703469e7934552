package dev.emojistreaming.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.contract.Window;
import dev.emojistreaming.process.FreePort;
import dev.emojistreaming.spark.CheckpointFixture.TopicRecord;
import dev.emojistreaming.spark.settings.JobSettings;
import dev.emojistreaming.spark.sink.ResultSink;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryProgress;
import org.apache.spark.sql.streaming.Trigger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job continues from a checkpoint that an earlier version has written.
 *
 * <p>The topic is recreated with the same records at the same offsets, and with the append times of
 * the fixture: with those of today every window of the fixture would be closed.
 *
 * <p>Spark does not reject a state variable with a new name: the job would start with an empty one.
 */
@ExtendWith(LocalSpark.class)
class EarlierCheckpointIT {

  /** More than the watermark delay and two of the slices in which totals are removed. */
  private static final long UNTIL_ALL_ENDED_MS = 3_900_000 + 600_000;

  /** By default a broker deletes old records, and rejects those of the future. */
  private static final Map<String, String> ANY_APPEND_TIME =
      Map.of(
          "log.retention.ms",
          "-1",
          "log.message.timestamp.after.max.ms",
          String.valueOf(Long.MAX_VALUE));

  @TempDir Path folder;

  private BrokerProcess broker;
  private TestTopics topics;
  private long stoppedAt;

  @BeforeEach
  void recreateTopic() throws Exception {
    CheckpointFixture.unpackCheckpoint(folder.resolve("checkpoint"));
    int port = FreePort.find();
    broker = BrokerProcess.start(folder, port, port, ANY_APPEND_TIME);
    topics = new TestTopics(broker.address());
    topics.createWithGivenTimes(CheckpointFixture.TOPIC, CheckpointFixture.PARTITIONS);
    List<TopicRecord> records = CheckpointFixture.records();
    topics.send(records.stream().map(TopicRecord::toProducerRecord).toList());
    stoppedAt = records.stream().mapToLong(TopicRecord::appendedAt).max().orElseThrow();
  }

  @AfterEach
  void stopBroker() {
    broker.close();
  }

  @Test
  void everyWindowContinuesFromItsTotalAndNoReactionIsCountedTwice() throws Exception {
    Map<String, Long> expected = new HashMap<>(CheckpointFixture.counts());
    assertThat(expected.values()).allMatch(count -> count > 1);
    List<ProducerRecord<byte[], byte[]>> more = new ArrayList<>();
    for (TopicRecord counted : CheckpointFixture.records()) {
      if (counted.hasId()) {
        more.add(record(1 - counted.partition(), stoppedAt + 1_000, counted.value()));
      }
    }
    for (String key : expected.keySet()) {
      more.add(record(more.size() % 2, stoppedAt + 1_000, newReaction(key)));
    }
    expected.replaceAll((key, count) -> count + 1);
    topics.send(more);

    count();

    assertThat(topics.reactions()).isEqualTo(expected);
  }

  @Test
  void totalsOfEndedWindowsAreRemoved() throws Exception {
    long end = stoppedAt + UNTIL_ALL_ENDED_MS;
    String key = EmojiCount.key("main", "👍", Window.startOf(Instant.ofEpochMilli(end)));
    topics.send(List.of(record(0, end, newReaction(key))));

    StreamingQueryProgress last = count();

    assertThat(topics.reactions()).isEqualTo(Map.of(key, 1L));
    assertThat(last.stateOperators()[0].numRowsTotal()).as("totals").isEqualTo(1);
  }

  private static ProducerRecord<byte[], byte[]> record(
      int partition, long appendedAt, String json) {
    return new TopicRecord(partition, appendedAt, json).toProducerRecord();
  }

  /** A reaction that counts for the key {@code room|emoji|window_start}. */
  private static String newReaction(String key) {
    String[] parts = key.split("\\|", -1);
    return "{'user_id':'%s','emoji_type':'%s','timestamp':'%s','room':'%s','message_id':'new'}"
        .formatted(key, parts[1], parts[2], parts[0])
        .replace('\'', '"');
  }

  private StreamingQueryProgress count() throws Exception {
    JobSettings settings =
        JobSettings.of(
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                broker.address(),
                "EMOJI_TOPIC",
                CheckpointFixture.TOPIC,
                "CHECKPOINT_LOCATION",
                folder.resolve("checkpoint").toString()));
    try (ResultSink sink =
        new ResultSink(settings.kafkaOptions(), CheckpointFixture.TOPIC, null, refused -> {})) {
      StreamingQuery query =
          new CountingStream(settings, sink).start(LocalSpark.session(), Trigger.AvailableNow());
      query.awaitTermination();
      return query.lastProgress();
    }
  }
}
