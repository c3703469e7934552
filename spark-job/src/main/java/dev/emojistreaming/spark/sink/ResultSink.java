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

/** Writes what came of a batch to Kafka and, if wanted, to a console, from one computation. */
public final class ResultSink {

  private static final int MAX_ROWS_SHOWN = 1000;

  /**
   * A batch has each key once and is flushed before the next one, so there is no order to keep, and
   * readers take what is written twice once. Sequence numbers would only bring the time-out of two
   * minutes in which a producer hangs whose first batch was refused and whose second one was taken
   * (KAFKA-15591).
   */
  private static final Map<String, String> PRODUCER =
      Map.of("kafka.acks", "all", "kafka.enable.idempotence", "false");

  private final Map<String, String> kafkaOptions;
  private final String reactionsTopic;
  private final @Nullable ConsoleTable console;

  /**
   * @param console takes the counts that a person may want to see; null for none
   */
  public ResultSink(
      Map<String, String> kafkaOptions, String reactionsTopic, @Nullable ConsoleTable console) {
    this.kafkaOptions = kafkaOptions;
    this.reactionsTopic = reactionsTopic;
    this.console = console;
  }

  /** Returns when Kafka has it all. */
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
