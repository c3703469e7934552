package dev.emojistreaming.spark;

import dev.emojistreaming.spark.settings.JobSettings;
import dev.emojistreaming.spark.sink.ResultSink;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares the job's time for a backlog with a bare read of the same records by Spark's connector,
 * in turns, after a warm-up. Not part of a build: {@code -Pbenchmarks}.
 */
@ExtendWith(LocalSpark.class)
class DrainMeasurement {

  private static final int RECORDS = Integer.getInteger("drain.records", 2_000_000);
  private static final int WARM_UPS = 4;
  private static final int ROUNDS = 5;
  private static final int CAP = 5;
  @TempDir Path folder;
  private int queries;

  @Test
  void jobAgainstBareRead() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(folder)) {
      Backlog.send(new TestTopics(broker.address()), RECORDS);
      for (int i = 0; i < WARM_UPS; i++) {
        bareRead(broker.address());
        job(broker.address(), true, 0);
        job(broker.address(), false, 0);
        job(broker.address(), true, CAP);
      }
      List<Double> ratios = new ArrayList<>();
      List<Double> ratiosOff = new ArrayList<>();
      List<Double> ratiosCapped = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        double bare = bareRead(broker.address());
        double on = job(broker.address(), true, 0);
        double off = job(broker.address(), false, 0);
        double capped = job(broker.address(), true, CAP);
        System.out.printf(
            "drain of %,d: bare read %.2f s, job %.2f s, without deduplication %.2f s,"
                + " with MAX_PER_USER=%d %.2f s%n",
            RECORDS, bare, on, off, CAP, capped);
        ratios.add(on / bare);
        ratiosOff.add(off / bare);
        ratiosCapped.add(capped / on);
      }
      System.out.printf(
          "drain: job / bare read: median %.2f; without deduplication %.2f;"
              + " with MAX_PER_USER=%d / job: %.2f%n",
          median(ratios), median(ratiosOff), CAP, median(ratiosCapped));
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private double bareRead(String broker) throws Exception {
    JobSettings settings = settings(broker, true, 0);
    long start = System.nanoTime();
    StreamingQuery query =
        LocalSpark.session()
            .readStream()
            .format("kafka")
            .options(settings.kafkaOptions())
            .option("subscribe", settings.reactionsTopic())
            .option("startingOffsets", "earliest")
            .option("maxOffsetsPerTrigger", settings.maxOffsetsPerTrigger())
            .option("kafka.fetch.max.wait.ms", 20)
            .load()
            .writeStream()
            .format("noop")
            .option("checkpointLocation", settings.checkpoint())
            .trigger(Trigger.AvailableNow())
            .start();
    query.awaitTermination();
    return seconds(start);
  }

  private double job(String broker, boolean deduplicate, int maxPerUser) throws Exception {
    JobSettings settings = settings(broker, deduplicate, maxPerUser);
    long start = System.nanoTime();
    try (ResultSink sink =
        new ResultSink(settings.kafkaOptions(), settings.reactionsTopic(), null, refused -> {})) {
      StreamingQuery query =
          new CountingStream(settings, sink).start(LocalSpark.session(), Trigger.AvailableNow());
      query.awaitTermination();
    }
    return seconds(start);
  }

  private static double seconds(long start) {
    return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1e3;
  }

  private JobSettings settings(String broker, boolean deduplicate, int maxPerUser) {
    return JobSettings.of(
        Map.of(
            "KAFKA_BOOTSTRAP_SERVERS", broker,
            "DEDUPLICATE", String.valueOf(deduplicate),
            "MAX_PER_USER", String.valueOf(maxPerUser),
            "CHECKPOINT_LOCATION", folder.resolve("checkpoint-" + queries++).toString()));
  }
}
