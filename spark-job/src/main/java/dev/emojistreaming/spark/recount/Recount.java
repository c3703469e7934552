package dev.emojistreaming.spark.recount;

import static dev.emojistreaming.spark.recount.ReadReactions.APPENDED;
import static dev.emojistreaming.spark.recount.ReadReactions.EMOJI;
import static dev.emojistreaming.spark.recount.ReadReactions.ID_HIGH;
import static dev.emojistreaming.spark.recount.ReadReactions.ID_LOW;
import static dev.emojistreaming.spark.recount.ReadReactions.OFFSET;
import static dev.emojistreaming.spark.recount.ReadReactions.PARTITION;
import static dev.emojistreaming.spark.recount.ReadReactions.ROOM;
import static dev.emojistreaming.spark.recount.ReadReactions.USER_HIGH;
import static dev.emojistreaming.spark.recount.ReadReactions.USER_LOW;
import static dev.emojistreaming.spark.recount.ReadReactions.WINDOW;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.timestamp_seconds;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import dev.emojistreaming.contract.EmojiCountField;
import dev.emojistreaming.contract.Window;
import dev.emojistreaming.spark.count.Scaling;
import dev.emojistreaming.spark.settings.JobSettings;
import dev.emojistreaming.spark.sink.History;
import dev.emojistreaming.spark.sink.ResultSink;
import dev.emojistreaming.spark.source.ReactionRecords;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;

/**
 * Counts windows of the past again, from the records that are still in the topic. It reads records
 * as the stream does, and counts them by Spark's own operators, so that an error of one does not
 * repeat in the other. No reaction is too late, so the result includes those that the stream left
 * out.
 *
 * <p>Of several records of a reaction, the first by append time, partition and offset counts; of
 * the reactions of a user in a room and window, the first {@code MAX_PER_USER} in the same order.
 */
public final class Recount {

  private static final String CAPPED = "capped";

  private final SparkSession spark;
  private final JobSettings settings;

  public Recount(SparkSession spark, JobSettings settings) {
    this.spark = spark;
    this.settings = settings;
  }

  /**
   * The result.
   *
   * @param counts number of counts above 0
   * @param capped reactions above {@code MAX_PER_USER}
   */
  public record Result(long counts, long capped) {}

  /**
   * Writes the counts of those windows again, to the topic of counts and to the history if one is
   * configured.
   */
  public Result run(TimeRange range) {
    Dataset<Row> counts = counts(range).persist(StorageLevel.MEMORY_AND_DISK());
    try (ResultSink sink =
        new ResultSink(settings.kafkaOptions(), settings.reactionsTopic(), null, refused -> {})) {
      sink.write(counts);
      Dataset<Row> positive = counts.where(col(EmojiCountField.REACTION_COUNT.wireName()).gt(0));
      settings
          .historyPath()
          .ifPresent(path -> new History(path).replace(positive, range.from(), range.to()));
      long capped = counts.select(coalesce(sum(col(CAPPED)), lit(0L))).head().getLong(0);
      return new Result(positive.count(), capped);
    } finally {
      counts.unpersist();
    }
  }

  private Dataset<Row> counts(TimeRange range) {
    Dataset<Row> reactions =
        ReadReactions.of(
            ReactionRecords.appendedSince(spark, settings, range.from()),
            settings.emojiCatalogue());
    Dataset<Row> inRange =
        (settings.deduplicate() ? deduplicated(reactions) : reactions)
            .where(
                col(WINDOW)
                    .geq(Window.index(range.from()))
                    .and(col(WINDOW).lt(Window.index(range.to()))));
    int max = settings.maxPerUser();
    return max == 0
        ? counts(inRange.withColumn(CAPPED, lit(false)), false)
        : counts(inRange.withColumn(CAPPED, rankOfUser().gt(max)), true);
  }

  private static Dataset<Row> deduplicated(Dataset<Row> reactions) {
    WindowSpec records =
        byPlace(
            coalesce(col(ID_HIGH), col(OFFSET)),
            coalesce(col(ID_LOW), col(PARTITION)),
            col(ID_HIGH).isNull());
    return reactions
        .withColumn("record", row_number().over(records))
        .where(col("record").equalTo(1));
  }

  private static Column rankOfUser() {
    return row_number().over(byPlace(col(USER_HIGH), col(USER_LOW), col(WINDOW)));
  }

  private static WindowSpec byPlace(Column... partition) {
    return org.apache.spark.sql.expressions.Window.partitionBy(partition)
        .orderBy(col(APPENDED), col(PARTITION), col(OFFSET));
  }

  /**
   * Counts reactions that are marked as capped or not.
   *
   * @param isFinal whether the counts replace larger ones
   */
  private Dataset<Row> counts(Dataset<Row> reactions, boolean isFinal) {
    Column count = col(EmojiCountField.REACTION_COUNT.wireName());
    Column start = col(WINDOW).cast(DataTypes.LongType).multiply(Window.LENGTH.toSeconds());
    Scaling scaling = settings.scaling();
    UDF1<Long, Long> scale = scaling::of;
    return reactions
        .groupBy(col(ROOM), col(EMOJI), col(WINDOW))
        .agg(
            sum(when(col(CAPPED), 0L).otherwise(1L)).as(EmojiCountField.REACTION_COUNT.wireName()),
            sum(when(col(CAPPED), 1L).otherwise(0L)).as(CAPPED))
        .select(
            col(ROOM),
            col(EMOJI),
            timestamp_seconds(start).as(EmojiCountField.WINDOW_START.wireName()),
            timestamp_seconds(start.plus(Window.LENGTH.toSeconds()))
                .as(EmojiCountField.WINDOW_END.wireName()),
            count,
            when(count.equalTo(0), 0L)
                .otherwise(udf(scale, DataTypes.LongType).apply(count))
                .as(EmojiCountField.SCALED_COUNT.wireName()),
            lit(isFinal).as(EmojiCountField.FINAL.wireName()),
            lit(null).cast(DataTypes.StringType).as("reason"),
            col(CAPPED));
  }
}
