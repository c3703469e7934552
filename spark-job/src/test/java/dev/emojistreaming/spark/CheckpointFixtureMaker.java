package dev.emojistreaming.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.contract.Window;
import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.spark.CheckpointFixture.TopicRecord;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import dev.emojistreaming.testkit.kafka.TopicReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the {@link CheckpointFixture} with the packaged job. Not part of a build: run it with
 * {@code -Dit.test=CheckpointFixtureMaker}.
 */
class CheckpointFixtureMaker {

  /** Each is one batch or more; Spark writes a snapshot after ten, and then changelogs again. */
  private static final int ROUNDS = 14;

  private static final int REACTIONS_IN_A_ROUND = 12;
  private static final String[] EMOJIS = {"👍", "❤️", "😂", "🎉"};
  private static final Duration SOON = Duration.ofMinutes(1);

  /** Short, so that one run fills several generations of ids. */
  private static final Duration WATERMARK_DELAY = Duration.ofMinutes(2);

  /** An eighth of the delay, and a margin. */
  private static final Duration GENERATION = Duration.ofSeconds(18);

  @TempDir Path folder;

  private Instant firstWindow = Instant.EPOCH;

  @Test
  void makeFixture() throws Exception {
    Path checkpoint = folder.resolve("checkpoint");
    try (BrokerProcess broker = BrokerProcess.start(folder)) {
      TestTopics topics = new TestTopics(broker.address());
      SubmittedJob submitted = job(broker.address(), checkpoint);
      LeashedProcess creation =
          submitted
              .with("create-topics", "--partitions", CheckpointFixture.PARTITIONS + "")
              .startToEnd(folder.resolve("create-topics.log"));
      assertThat(creation.exit().get()).isZero();
      topics.send(CheckpointFixture.TOPIC, "not json", 1);

      LeashedProcess job = submitted.start(folder.resolve("job.log"));
      Instant start = Instant.now();
      firstWindow = Window.startOf(start).minus(Window.LENGTH.multipliedBy(2));
      long counted = 0;
      for (int round = 0; round < ROUNDS; round++) {
        Instant due = start.plus(GENERATION.multipliedBy(3).multipliedBy(round).dividedBy(ROUNDS));
        await().atMost(SOON).until(() -> Instant.now().isAfter(due));
        topics.send(round(round));
        counted += REACTIONS_IN_A_ROUND + 1;
        long expected = counted;
        await().atMost(SOON).until(() -> counted(topics) == expected);
      }
      SubmittedJob.stop(job);

      List<TopicRecord> records =
          TopicReader.records(broker.address(), CheckpointFixture.TOPIC).stream()
              .map(
                  record ->
                      new TopicRecord(
                          record.partition(),
                          record.timestamp(),
                          new String(record.value(), UTF_8)))
              .toList();
      CheckpointFixture.save(checkpoint, records, topics.reactions());
    }
  }

  /**
   * Keeps the log of the last batches only, as an old checkpoint does, and uploads snapshots as
   * soon as they are due.
   */
  private static SubmittedJob job(String broker, Path checkpoint) {
    return new SubmittedJob(
        "local[2]",
        List.of(
            "KAFKA_BOOTSTRAP_SERVERS=" + broker,
            "EMOJI_TOPIC=" + CheckpointFixture.TOPIC,
            "CHECKPOINT_LOCATION=" + checkpoint,
            "ALLOWED_LATENESS=100",
            "WATERMARK_DELAY=" + WATERMARK_DELAY.toSeconds(),
            "CONSOLE=false",
            "METRICS_PORT=0"),
        "--conf",
        "spark.sql.streaming.minBatchesToRetain=2",
        "--conf",
        "spark.sql.streaming.stateStore.maintenanceInterval=1s");
  }

  private static long counted(TestTopics topics) {
    return topics.reactions().values().stream().mapToLong(count -> count).sum();
  }

  /** The records of a round: one reaction is sent twice, and one has no id. */
  private List<ProducerRecord<byte[], byte[]>> round(int round) {
    List<String> reactions = new ArrayList<>();
    for (int i = 0; i < REACTIONS_IN_A_ROUND; i++) {
      reactions.add(reaction(round, i));
    }
    reactions.add(reaction(round, 1));
    reactions.add(reactionWithoutId(round));
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (String json : reactions) {
      int partition = records.size() % CheckpointFixture.PARTITIONS;
      byte[] value = json.replace('\'', '"').getBytes(UTF_8);
      records.add(new ProducerRecord<>(CheckpointFixture.TOPIC, partition, null, value));
    }
    return records;
  }

  /** As ingest writes it; in one of three rooms and one of two windows. */
  private String reaction(int round, int i) {
    Instant at = firstWindow.plusMillis((i + round) % 2 * Window.LENGTH.toMillis() + 10L * i);
    return "{'user_id':'user-%d','emoji_type':'%s','timestamp':'%s','room':'room-%d','message_id':'m-%d-%d','received_at':'%s'}"
        .formatted(i, EMOJIS[i % EMOJIS.length], at, i % 3, round, i, at);
  }

  private String reactionWithoutId(int round) {
    return "{'user_id':'user-%d','emoji_type':'👍','timestamp':'%s'}".formatted(round, firstWindow);
  }
}
