package dev.emojistreaming.spark.sink;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import dev.emojistreaming.contract.Topics;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * The results as records of two topics.
 *
 * <p>{@code emoji_counts} gets the counts. A dead letter goes to {@code emoji_dead_letters} as the
 * bytes that it was, with {@code reason}, {@code topic}, {@code partition} and {@code offset} in
 * its headers. Kafka's sink delivers at least once: after a failure a count may be written again,
 * the same or larger, and readers keep the larger; a dead letter may be written again with the same
 * key, {@code topic|partition|offset}.
 */
final class OutputRecords {

  private static final String ISO_SECONDS = "yyyy-MM-dd'T'HH:mm:ss'Z'";

  private OutputRecords() {}

  /**
   * As Kafka's sink takes them. The session's time zone must be UTC.
   *
   * @param results as {@code TotalRow} describes them
   * @param reactionsTopic where dead letters came from
   */
  static Dataset<Row> of(Dataset<Row> results, String reactionsTopic) {
    Column isCount = col("reason").isNull();
    return results.select(
        when(isCount, Topics.COUNTS).otherwise(Topics.DEAD_LETTERS).as("topic"),
        when(isCount, concat_ws("|", col("room"), col("emoji_type"), iso("window_start")))
            .otherwise(concat_ws("|", lit(reactionsTopic), col("partition"), col("offset")))
            .cast(DataTypes.BinaryType)
            .as("key"),
        when(isCount, count().cast(DataTypes.BinaryType)).otherwise(col("value")).as("value"),
        when(
                isCount.unary_$bang(),
                array(
                    header("reason", col("reason")),
                    header("topic", lit(reactionsTopic)),
                    header("partition", col("partition")),
                    header("offset", col("offset"))))
            .as("headers"));
  }

  private static Column count() {
    return to_json(
        struct(
            col("room"),
            col("emoji_type"),
            iso("window_start"),
            iso("window_end"),
            col("reaction_count"),
            col("scaled_count")));
  }

  private static Column iso(String time) {
    return date_format(col(time), ISO_SECONDS).as(time);
  }

  private static Column header(String name, Column value) {
    return struct(
        lit(name).as("key"),
        value.cast(DataTypes.StringType).cast(DataTypes.BinaryType).as("value"));
  }
}
