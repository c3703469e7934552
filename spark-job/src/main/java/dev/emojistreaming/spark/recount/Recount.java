package dev.emojistreaming.spark.recount;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import dev.emojistreaming.contract.EmojiCountField;
import dev.emojistreaming.spark.count.Counting;
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
 * Counts windows of the past again, from what the topic has retained, by the same functions as the
 * stream; but nothing is too late. So what the stream had to leave out is in.
 */
public final class Recount {

  /** Longer than any topic is retained. */
  private static final Duration WHATEVER_THE_DELAY = Duration.ofDays(100 * 365);

  private final SparkSession spark;
  private final JobSettings settings;

  /** Takes the session that is to count. */
  public Recount(SparkSession spark, JobSettings settings) {
    this.spark = spark;
    this.settings = settings;
    // Operators with state need the coordinator of their stores also in a batch, and Spark makes it
    // with the manager of streams only, when that is first asked for.
    spark.streams();
  }

  /**
   * Writes the counts of those windows again, to the topic of counts and, if there is one, to the
   * history.
   *
   * @return how many counts there are
   */
  public long run(TimeRange range) {
    Dataset<Row> counts = counts(range).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      new ResultSink(settings.kafkaOptions(), settings.reactionsTopic(), null).write(counts);
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
            settings.emojiCatalogue(),
            WHATEVER_THE_DELAY,
            settings.deduplicate(),
            IdKey.random(),
            shards);
    return Counting.of(
            ReactionRecords.appendedSince(spark, settings, range.from()),
            packing,
            shards,
            WHATEVER_THE_DELAY,
            settings.scaling())
        .where(
            col("reason")
                .isNull()
                .and(windowStart.geq(lit(range.from())))
                .and(windowStart.lt(lit(range.to()))));
  }
}
