package dev.emojistreaming.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.contract.ReactionWriter;
import dev.emojistreaming.contract.SentReaction;
import dev.emojistreaming.contract.Window;
import dev.emojistreaming.spark.count.BatchAccounting;
import dev.emojistreaming.spark.settings.JobSettings;
import dev.emojistreaming.spark.sink.ResultSink;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryProgress;
import org.apache.spark.sql.streaming.Trigger;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The size of the state is bounded, for reactions with and without message ids. */
@ExtendWith(LocalSpark.class)
class BoundedStateIT {

  private static final int SECONDS = 3_600;
  private static final int DELAY = 120;
  private static final int SLICE = 300;
  private static final int BATCH = 400;
  private static final int WINDOW = (int) Window.LENGTH.toSeconds();

  @TempDir Path folder;

  /** The reactions are in one partition only, so that most shards get none. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void hourOfReactionsLeavesMinutesInTheState(boolean identified) throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(folder)) {
      TestTopics topics = new TestTopics(broker.address());
      topics.createWithGivenTimes("hour", 2);
      topics.send(anHour(identified));

      StreamingQueryProgress last = count(broker.address());

      assertThat(last.stateOperators()[0].numRowsTotal())
          .as("totals")
          .isBetween((long) DELAY / WINDOW, (DELAY + SLICE + 2L * BATCH) / WINDOW);
      long ids = BatchAccounting.of(last).orElseThrow().ids();
      if (identified) {
        assertThat(ids).isBetween((long) DELAY, 2L * DELAY + 2L * BATCH);
      } else {
        assertThat(ids).isZero();
      }
      assertThat(topics.reactions())
          .hasSize(SECONDS / WINDOW)
          .allSatisfy((key, n) -> assertThat(n).isEqualTo(WINDOW));
    }
  }

  private static List<ProducerRecord<byte[], byte[]>> anHour(boolean identified) {
    Instant end = Window.startOf(Instant.now());
    Instant first = end.minus(Duration.ofSeconds(SECONDS));
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = 0; i < SECONDS; i++) {
      Instant at = first.plusSeconds(i);
      byte[] json =
          ReactionWriter.toJson(
              new SentReaction("u", "👍", at, "main", identified ? "m-" + i : null));
      records.add(new ProducerRecord<>("hour", 1, at.toEpochMilli(), (byte[]) null, json));
    }
    return records;
  }

  private StreamingQueryProgress count(String broker) throws Exception {
    JobSettings settings =
        JobSettings.of(
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                broker,
                "EMOJI_TOPIC",
                "hour",
                "CHECKPOINT_LOCATION",
                folder.resolve("checkpoint").toString(),
                "MAX_OFFSETS_PER_TRIGGER",
                String.valueOf(BATCH),
                "ALLOWED_LATENESS",
                "60",
                "WATERMARK_DELAY",
                String.valueOf(DELAY)));
    try (ResultSink sink = new ResultSink(settings.kafkaOptions(), "hour", null, refused -> {})) {
      StreamingQuery query =
          new CountingStream(settings, sink).start(LocalSpark.session(), Trigger.AvailableNow());
      query.awaitTermination();
      return query.lastProgress();
    }
  }
}
