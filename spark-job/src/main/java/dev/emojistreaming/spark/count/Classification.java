package dev.emojistreaming.spark.count;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_micros;

import java.time.Duration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Tells reactions from dead letters. Lateness is decided here and by the broker's append time:
 * Spark would drop behind its watermark, which is global, and say nothing.
 */
public final class Classification {

  private Classification() {}

  /**
   * Reads each record.
   *
   * @param records with {@code value}, {@code topic}, {@code partition}, {@code offset} and {@code
   *     timestamp}
   * @return the records with {@code reason}, which is null for a reaction, and then {@code room},
   *     {@code emoji_type}, {@code user_id}, {@code message_id} and {@code event_time}
   */
  public static Dataset<Row> of(
      Dataset<Row> records, String emojiCatalogue, Duration allowedLateness) {
    return records
        .withColumn(
            "read",
            udf(new ReadReaction(emojiCatalogue, allowedLateness), ReadReaction.RESULT)
                .apply(col("value"), unix_micros(col("timestamp"))))
        .select(
            col("topic"),
            col("partition"),
            col("offset"),
            col("value"),
            col("read.reason").as("reason"),
            col("read.room").as("room"),
            col("read.emoji_type").as("emoji_type"),
            col("read.user_id").as("user_id"),
            col("read.message_id").as("message_id"),
            timestamp_micros(col("read.event_micros")).as("event_time"));
  }

  /** Those records that are reactions. */
  public static Dataset<Row> reactions(Dataset<Row> classified) {
    return classified.where(col("reason").isNull());
  }

  /** Those records that cannot be counted. */
  public static Dataset<Row> deadLetters(Dataset<Row> classified) {
    return classified.where(col("reason").isNotNull());
  }
}
