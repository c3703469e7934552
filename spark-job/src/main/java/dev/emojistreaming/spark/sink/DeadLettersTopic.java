package dev.emojistreaming.spark.sink;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.spark.settings.JobSettings;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.sql.types.DataTypes;

/**
 * Writes what could not be counted to the topic {@code emoji_dead_letters}: the bytes as they were,
 * and in the headers {@code reason}, {@code topic}, {@code partition} and {@code offset}.
 *
 * <p>A dead letter may be written twice after a failure; its key, {@code topic|partition|offset},
 * tells.
 */
public final class DeadLettersTopic {

  private static final Trigger EVERY_TEN_SECONDS = Trigger.ProcessingTime("10 seconds");

  private DeadLettersTopic() {}

  /** Starts writing; the query goes on until it is stopped. */
  public static StreamingQuery start(Dataset<Row> deadLetters, JobSettings settings)
      throws TimeoutException {
    return records(deadLetters)
        .writeStream()
        .queryName("dead-letters")
        .format("kafka")
        .option("kafka.bootstrap.servers", settings.bootstrapServers())
        .option("topic", Topics.DEAD_LETTERS)
        .option("checkpointLocation", settings.checkpoint() + "/dead-letters")
        .trigger(EVERY_TEN_SECONDS)
        .start();
  }

  /** The dead letters as records: {@code key}, {@code value} and {@code headers}. */
  static Dataset<Row> records(Dataset<Row> deadLetters) {
    return deadLetters.select(
        concat_ws("|", col("topic"), col("partition"), col("offset")).as("key"),
        col("value"),
        array(header("reason"), header("topic"), header("partition"), header("offset"))
            .as("headers"));
  }

  private static Column header(String column) {
    return struct(
        lit(column).as("key"),
        col(column).cast(DataTypes.StringType).cast(DataTypes.BinaryType).as("value"));
  }
}
