package dev.emojistreaming.spark.sink;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.date_format;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import dev.emojistreaming.contract.Topics;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Writes counts to the topic {@code emoji_counts}.
 *
 * <p>Kafka's sink delivers at least once: after a failure a key may be written again, with the same
 * or a larger count, and readers keep the larger.
 */
final class CountsTopic {

  private static final String ISO_SECONDS = "yyyy-MM-dd'T'HH:mm:ss'Z'";

  private CountsTopic() {}

  static void write(Dataset<Row> counts, String bootstrapServers) {
    records(counts)
        .write()
        .format("kafka")
        .option("kafka.bootstrap.servers", bootstrapServers)
        .option("topic", Topics.COUNTS)
        .save();
  }

  /** The counts as records: {@code key} and {@code value}. The session's time zone must be UTC. */
  static Dataset<Row> records(Dataset<Row> counts) {
    return counts.select(
        concat_ws("|", col("room"), col("emoji_type"), iso("window_start")).as("key"),
        to_json(
                struct(
                    col("room"),
                    col("emoji_type"),
                    iso("window_start"),
                    iso("window_end"),
                    col("reaction_count"),
                    col("scaled_count")))
            .as("value"));
  }

  private static Column iso(String time) {
    return date_format(col(time), ISO_SECONDS).as(time);
  }
}
