package dev.emojistreaming.spark.sink;

import static org.apache.spark.sql.functions.col;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.contract.EmojiCountField;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/** Writes the results of a batch to Kafka and optionally to a console; computes them once. */
public final class ResultSink {

  private static final int MAX_ROWS_SHOWN = 1000;

  /**
   * Without idempotence. A batch has each key once and is flushed before the next batch, so there
   * is no order to keep, and readers tolerate repeated records. With sequence numbers a producer
   * hangs until its timeout of two minutes if the broker rejects its first batch and accepts the
   * second (KAFKA-15591).
   */
  private static final Map<String, String> PRODUCER =
      Map.of("kafka.acks", "all", "kafka.enable.idempotence", "false");

  private final Map<String, String> kafkaOptions;
  private final String reactionsTopic;
  private final @Nullable ConsoleTable console;

  /**
   * @param console shows the counts; null for no console
   */
  public ResultSink(
      Map<String, String> kafkaOptions, String reactionsTopic, @Nullable ConsoleTable console) {
    this.kafkaOptions = kafkaOptions;
    this.reactionsTopic = reactionsTopic;
    this.console = console;
  }

  /** Writes the rows; returns when Kafka has acknowledged all of them. */
  public void write(Dataset<Row> results) {
    if (console == null) {
      writeToKafka(results);
      return;
    }
    Dataset<Row> once = results.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      writeToKafka(once);
      console.update(newestCounts(once));
    } finally {
      once.unpersist();
    }
  }

  private void writeToKafka(Dataset<Row> results) {
    OutputRecords.of(results, reactionsTopic)
        .write()
        .format("kafka")
        .options(kafkaOptions)
        .options(PRODUCER)
        .save();
  }

  private static List<EmojiCount> newestCounts(Dataset<Row> results) {
    return results
        .where(col("reason").isNull())
        .orderBy(col(EmojiCountField.WINDOW_START.wireName()).desc())
        .limit(MAX_ROWS_SHOWN)
        .collectAsList()
        .stream()
        .map(OutputRecords::count)
        .toList();
  }
}
