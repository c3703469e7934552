package dev.emojistreaming.spark.source;

import dev.emojistreaming.contract.EventTime;
import dev.emojistreaming.spark.settings.JobSettings;
import java.time.Instant;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads the topic of reactions; {@link RecordRow} has the columns. */
public final class ReactionRecords {

  private ReactionRecords() {}

  /** The topic as a stream, from its beginning when there is no checkpoint. */
  public static Dataset<Row> stream(SparkSession spark, JobSettings settings) {
    return spark
        .readStream()
        .format(ReactionSource.FORMAT)
        .options(settings.kafkaOptions())
        .option("subscribe", settings.reactionsTopic())
        .option("startingOffsets", "earliest")
        .option("maxOffsetsPerTrigger", settings.maxOffsetsPerTrigger())
        .load();
  }

  /**
   * The records now in the topic whose reactions may have happened at this time or later. A record
   * may be appended long after its reaction, but not before: an event time is at most {@link
   * EventTime#MAX_AHEAD} ahead.
   */
  public static Dataset<Row> appendedSince(
      SparkSession spark, JobSettings settings, Instant happened) {
    return spark
        .read()
        .format(ReactionSource.FORMAT)
        .options(settings.kafkaOptions())
        .option("subscribe", settings.reactionsTopic())
        .option("startingTimestamp", happened.minus(EventTime.MAX_AHEAD).toEpochMilli())
        .option("startingOffsetsByTimestampStrategy", "latest")
        .option("endingOffsets", "latest")
        .load();
  }
}
