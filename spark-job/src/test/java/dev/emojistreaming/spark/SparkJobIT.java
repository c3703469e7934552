package dev.emojistreaming.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.contract.Window;
import dev.emojistreaming.process.FreePort;
import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import dev.emojistreaming.testkit.http.LocalHttp;
import dev.emojistreaming.testkit.metrics.Sample;
import dev.emojistreaming.testkit.metrics.Scrape;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged job, against a real broker. */
@StartsProcesses
class SparkJobIT {

  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  @TempDir static Path folder;
  private static BrokerProcess broker;
  private static TestTopics topics;

  @BeforeAll
  static void startBroker() {
    broker = BrokerProcess.start(folder);
    topics = new TestTopics(broker.address());
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  /** All reactions are of one user and in one window; 32 of them count. */
  @Test
  void reactionsAreCountedOnceAfterAKillAndStopIsGraceful() throws Exception {
    int port = FreePort.find();
    SubmittedJob submitted =
        job(
            "checkpoint",
            "METRICS_PORT=" + port,
            "EMOJI_TOPIC=" + Topics.REACTIONS,
            "MAX_PER_USER=32");
    Path log = folder.resolve("spark.log");
    Instant window = Window.startOf(Instant.now().minusSeconds(60));
    LeashedProcess job = submitted.start(log);
    send("{'user_id':'u','emoji_type':'❤','timestamp':'%s'}".formatted(window), 30);
    send("not json", 1);
    awaitCount(EmojiCount.key("main", "❤️", window), 30);
    await("the batches of all 31 records are complete")
        .atMost(TIMEOUT)
        .until(() -> Scrape.of(port, "/metrics").value("spark_job_records_total") == 31);

    job.kill();
    Instant later = window.plusMillis(1500);
    String reaction = "{'user_id':'u','emoji_type':'❤️','timestamp':'%s','message_id':'%s'}";
    send(reaction.formatted(later, "m-1"), 12);
    send(reaction.formatted(later, "m-2"), 3);
    send(reaction.formatted(later, "m-3"), 2);
    String afterAnOutage = "{'user_id':'u','emoji_type':'👍','timestamp':'2026-01-01T00:00:00'}";
    send(afterAnOutage, 5);
    job = submitted.start(log);

    EmojiCount count = awaitCount(EmojiCount.key("main", "❤️", window), 32);
    assertThat(count.windowEnd()).isEqualTo(window.plus(Window.LENGTH));
    assertThat(count.scaledCount()).isEqualTo(14);
    assertThat(topics.deadLetters().values())
        .extracting(letter -> new String(letter.headers().lastHeader("reason").value(), UTF_8))
        .containsOnlyOnce("malformed: body is not valid JSON in UTF-8")
        .containsOnly("malformed: body is not valid JSON in UTF-8", "late")
        .hasSize(6);
    await().atMost(TIMEOUT).until(() -> Files.readString(log).contains("        32 "));
    assertMetrics(port);

    SubmittedJob.stop(job);
    assertThat(Files.readString(log)).doesNotContain("ERROR", "Exception");

    LeashedProcess recount =
        job("checkpoint", "METRICS_PORT=0", "MAX_PER_USER=3")
            .with("recount", "--from", "2026-01-01T00:00:00Z", "--to", "2026-01-01T00:01:00Z")
            .startToEnd(log);
    assertThat(recount.exit().get()).isZero();
    assertThat(Files.readString(log))
        .contains("recounted 2026-01-01T00:00:00Z", ": 1 counts, 2 reactions capped");
    assertThat(awaitCount("main|👍|2026-01-01T00:00:00Z", 3).isFinal()).isTrue();
  }

  private static void assertMetrics(int port) {
    assertThat(LocalHttp.get(port, "/health/live").statusCode()).isEqualTo(200);
    Scrape metrics = Scrape.of(port, "/metrics");
    assertThat(metrics.value("spark_job_records_total")).isEqualTo(22);
    assertThat(metrics.value("spark_job_counted_total")).isEqualTo(2);
    assertThat(metrics.value("spark_job_duplicates_total")).isEqualTo(14);
    assertThat(metrics.value("spark_job_capped_total")).isEqualTo(1);
    assertThat(metrics.value("spark_job_cap_reactions")).isEqualTo(32);
    assertThat(metrics.value("spark_job_dead_letters_total{reason=\"late\"}")).isEqualTo(5);
    assertThat(metrics.value("spark_job_deduplication_ids")).isEqualTo(3);
    assertThat(metrics.value("spark_job_dropped_by_watermark_total")).isZero();
    assertThat(metrics.value("spark_job_consumer_lag_records")).isZero();
    assertThat(metrics.value("spark_job_state_rows{of=\"totals\"}")).isEqualTo(1);
    assertThat(metrics.samples())
        .extracting(Sample::name)
        .contains(
            "spark_job_batch_duration_seconds",
            "spark_job_watermark_lag_seconds",
            "spark_job_last_batch_age_seconds");
    assertThat(metrics.value("spark_job_batch_duration_seconds{phase=\"addBatch\"}")).isPositive();
    assertThat(metrics.value("spark_job_state_rows{of=\"ids\"}")).isPositive();
  }

  @Test
  void badSettingIsReportedByName() throws Exception {
    assertEnds(job("checkpoint-bad", "TRIGGER_INTERVAL=soon"), 2, "TRIGGER_INTERVAL must be");
  }

  @Test
  void checkpointOfAnotherTopicIsReportedWithARemedy() throws Exception {
    Path checkpoint = Files.createDirectories(folder.resolve("checkpoint-other"));
    Files.writeString(
        checkpoint.resolve("emoji-streaming.properties"),
        "version=1\ntopic=other\nshards=2\nid_key=" + "0".repeat(32));
    assertEnds(
        job("checkpoint-other", "METRICS_PORT=0"),
        2,
        "is for the topic other, not emoji_reactions; set CHECKPOINT_LOCATION");
  }

  @Test
  void unfitTopicsAreReportedWithARemedy() throws Exception {
    assertEnds(
        job("checkpoint-none", "EMOJI_TOPIC=no-such-topic"),
        2,
        "these topics do not exist: no-such-topic; create them with create-topics");
    topics.createWithGivenTimes("own-times", 1);
    assertEnds(
        job("checkpoint-none", "EMOJI_TOPIC=own-times"),
        2,
        "set it to LogAppendTime by kafka-configs.sh --alter --topic own-times --add-config");
  }

  @Test
  void missingTopicsAreCreatedAsDefined() throws Exception {
    Path log = folder.resolve("topics.log");
    LeashedProcess creation =
        job("checkpoint-none", "EMOJI_TOPIC=taps")
            .with("create-topics", "--partitions", "3", "--replicas", "1")
            .startToEnd(log);
    assertThat(creation.exit().get()).isZero();
    assertThat(Files.readString(log))
        .contains("created taps")
        .contains("already exists: emoji_counts")
        .contains("already exists: emoji_dead_letters");
    assertThat(topics.partitions("taps")).isEqualTo(3);
    assertThat(topics.setting("taps", "message.timestamp.type")).isEqualTo("LogAppendTime");
  }

  @Test
  void tooFewBrokersAreReported() throws Exception {
    assertEnds(
        job("checkpoint-none", "EMOJI_TOPIC=thrice").with("create-topics", "--replicas", "3"),
        1,
        "Kafka refused: org.apache.kafka.common.errors.InvalidReplicationFactorException");
  }

  @Test
  void failedQueryIsReportedWithItsCause() throws Exception {
    Path checkpoint = folder.resolve("checkpoint-damaged");
    Files.createDirectories(checkpoint.resolve("counts/offsets"));
    Files.writeString(checkpoint.resolve("counts/offsets/0"), "damaged");
    Files.writeString(
        checkpoint.resolve("emoji-streaming.properties"),
        "version=1\ntopic=emoji_reactions\nshards=2\nid_key=" + "0".repeat(32));
    assertEnds(job("checkpoint-damaged", "METRICS_PORT=0"), 1, "the query failed: ");
  }

  private static void assertEnds(SubmittedJob submitted, int code, String message)
      throws Exception {
    Path log = folder.resolve("end-" + code + ".log");
    LeashedProcess job = submitted.startToEnd(log);
    assertThat(job.exit().get()).isEqualTo(code);
    assertThat(Files.readString(log)).contains(message);
  }

  private static SubmittedJob job(String checkpoint, String... more) {
    List<String> environment =
        new ArrayList<>(
            List.of(
                "KAFKA_BOOTSTRAP_SERVERS=" + broker.address(),
                "CHECKPOINT_LOCATION=" + folder.resolve(checkpoint)));
    environment.addAll(List.of(more));
    return new SubmittedJob("local[2]", environment);
  }

  private static void send(String json, int times) {
    topics.send(Topics.REACTIONS, json, times);
  }

  /** Waits until a key's count reaches the given value; a larger one is an error. */
  private static EmojiCount awaitCount(String key, long expected) {
    await()
        .atMost(TIMEOUT)
        .until(
            () -> {
              EmojiCount count = topics.counts().get(key);
              return count != null && count.reactionCount() >= expected;
            });
    EmojiCount count = topics.counts().get(key);
    assertThat(count.reactionCount()).isEqualTo(expected);
    assertThat(count.key()).isEqualTo(key);
    return count;
  }
}
