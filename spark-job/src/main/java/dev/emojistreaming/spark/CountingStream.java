package dev.emojistreaming.spark;

import dev.emojistreaming.spark.count.CountingPlan;
import dev.emojistreaming.spark.lifecycle.BatchGate;
import dev.emojistreaming.spark.lifecycle.CheckpointFormat;
import dev.emojistreaming.spark.lifecycle.JobSession;
import dev.emojistreaming.spark.pack.PackRecords;
import dev.emojistreaming.spark.pack.Shards;
import dev.emojistreaming.spark.settings.JobSettings;
import dev.emojistreaming.spark.sink.ResultSink;
import dev.emojistreaming.spark.source.ReactionRecords;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;

/** The streaming query: reads records, writes counts and dead letters. */
final class CountingStream {

  private final JobSettings settings;
  private final ResultSink sink;
  private final BatchGate gate = new BatchGate();

  CountingStream(JobSettings settings, ResultSink sink) {
    this.settings = settings;
    this.sink = sink;
  }

  BatchGate gate() {
    return gate;
  }

  /**
   * Starts the query where the checkpoint ends, or without one at the topic's beginning.
   *
   * @throws IOException when the checkpoint cannot be read
   * @throws dev.emojistreaming.spark.lifecycle.UnfitCheckpointException when it belongs to another
   *     topic, version or {@code MAX_PER_USER}
   */
  StreamingQuery start(SparkSession spark, Trigger trigger) throws IOException, TimeoutException {
    CheckpointFormat checkpoint =
        CheckpointFormat.of(
            settings.checkpoint(),
            settings.reactionsTopic(),
            settings.maxPerUser(),
            JobSession.shufflePartitions(spark),
            spark.sparkContext().hadoopConfiguration());
    Shards shards = new Shards(checkpoint.shards());
    PackRecords packing =
        new PackRecords(
            settings.emojiCatalogue(),
            settings.allowedLateness(),
            settings.deduplicate(),
            checkpoint.idKey(),
            shards,
            settings.maxPerUser() > 0);
    Dataset<Row> results =
        CountingPlan.of(
            ReactionRecords.stream(spark, settings),
            packing,
            shards,
            settings.watermarkDelay(),
            settings.maxPerUser(),
            settings.scaling());
    return results
        .writeStream()
        .queryName("counts")
        .outputMode(OutputMode.Append())
        .option("checkpointLocation", settings.checkpoint() + "/counts")
        .trigger(trigger)
        .foreachBatch(
            (Dataset<Row> batch, Long id) -> {
              gate.pass();
              sink.write(batch);
            })
        .start();
  }
}
