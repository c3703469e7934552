package dev.emojistreaming.spark.recount;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.emojistreaming.contract.EmojiCountField;
import dev.emojistreaming.spark.count.CountingPlan;
import dev.emojistreaming.spark.lifecycle.JobSession;
import dev.emojistreaming.spark.pack.PackRecords;
import dev.emojistreaming.spark.pack.Shards;
import dev.emojistreaming.spark.record.IdKey;
import dev.emojistreaming.spark.settings.JobSettings;
import dev.emojistreaming.spark.sink.History;
import dev.emojistreaming.spark.sink.ResultSink;
import dev.emojistreaming.spark.source.ReactionRecords;
import java.time.Duration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * Counts windows of the past again, from the records that are still in the topic, by the same
 * functions as the stream. No reaction is too late, so the result includes those that the stream
 * left out.
 */
public final class Recount {

  /** Longer than any topic's retention. */
  private static final Duration NO_LIMIT = Duration.ofDays(100 * 365);

  private final SparkSession spark;
  private final JobSettings settings;

  public Recount(SparkSession spark, JobSettings settings) {
    this.spark = spark;
    this.settings = settings;
    // Operators with state need the state store coordinator in a batch too. Spark creates it with
    // the manager of streams, on the first access to the manager.
    spark.streams();
  }

  /**
   * Writes the counts of those windows again, to the topic of counts and to the history if one is
   * configured.
   *
   * @return the number of counts
   */
  public long run(TimeRange range) {
    Dataset<Row> counts = counts(range).persist(StorageLevel.MEMORY_AND_DISK());
    try (ResultSink sink =
        new ResultSink(settings.kafkaOptions(), settings.reactionsTopic(), null, refused -> {})) {
      sink.write(counts);
      settings
          .historyPath()
          .ifPresent(path -> new History(path).replace(counts, range.from(), range.to()));
      return counts.count();
    } finally {
      counts.unpersist();
    }
  }

  private Dataset<Row> counts(TimeRange range) {
    Column windowStart = col(EmojiCountField.WINDOW_START.wireName());
    Shards shards = new Shards(JobSession.shufflePartitions(spark));
    PackRecords packing =
        new PackRecords(
            settings.emojiCatalogue(), NO_LIMIT, settings.deduplicate(), IdKey.random(), shards);
    return CountingPlan.of(
            ReactionRecords.appendedSince(spark, settings, range.from()),
            packing,
            shards,
            NO_LIMIT,
            settings.scaling())
        .where(
            col("reason")
                .isNull()
                .and(windowStart.geq(lit(range.from())))
                .and(windowStart.lt(lit(range.to()))));
  }
}
