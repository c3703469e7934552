package dev.emojistreaming.spark.source;

import dev.emojistreaming.spark.settings.JobSettings;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The records of the reactions' topic, as they are: {@code value}, {@code topic}, {@code
 * partition}, {@code offset}, and {@code timestamp}, which is the broker's append time.
 */
public final class ReactionRecords {

  private ReactionRecords() {}

  /** The topic as a stream, from its beginning when there is no checkpoint yet. */
  public static Dataset<Row> stream(SparkSession spark, JobSettings settings) {
    return spark
        .readStream()
        .format("kafka")
        .option("kafka.bootstrap.servers", settings.bootstrapServers())
        .option("subscribe", settings.reactionsTopic())
        .option("startingOffsets", "earliest")
        .option("maxOffsetsPerTrigger", settings.maxOffsetsPerTrigger())
        .load();
  }
}
