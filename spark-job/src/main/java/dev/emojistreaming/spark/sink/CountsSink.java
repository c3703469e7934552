package dev.emojistreaming.spark.sink;

import static org.apache.spark.sql.functions.col;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.spark.settings.JobSettings;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.storage.StorageLevel;

/**
 * Writes the counts of each batch to Kafka and, if wanted, to the console, from one computation.
 */
public final class CountsSink {

  private static final int MOST_ROWS_SHOWN = 1000;

  private final JobSettings settings;
  private final ConsoleTable console;

  /**
   * @param console takes the counts that a person may want to see
   */
  public CountsSink(JobSettings settings, ConsoleTable console) {
    this.settings = settings;
    this.console = console;
  }

  /** Starts writing; the query goes on until it is stopped. */
  public StreamingQuery start(Dataset<Row> counts) throws TimeoutException {
    return counts
        .writeStream()
        .queryName("counts")
        .outputMode(OutputMode.Update())
        .option("checkpointLocation", settings.checkpoint() + "/counts")
        .trigger(Trigger.ProcessingTime(settings.triggerInterval().toMillis()))
        .foreachBatch((Dataset<Row> batch, Long id) -> write(batch))
        .start();
  }

  private void write(Dataset<Row> batch) {
    if (!settings.console()) {
      CountsTopic.write(batch, settings.bootstrapServers());
      return;
    }
    Dataset<Row> once = batch.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      CountsTopic.write(once, settings.bootstrapServers());
      console.update(newest(once));
    } finally {
      once.unpersist();
    }
  }

  private static List<EmojiCount> newest(Dataset<Row> counts) {
    return counts
        .orderBy(col("window_start").desc())
        .limit(MOST_ROWS_SHOWN)
        .collectAsList()
        .stream()
        .map(CountsSink::count)
        .toList();
  }

  /** Reads a row of {@code WindowedCounts}; the session must hand out java.time values. */
  private static EmojiCount count(Row row) {
    return new EmojiCount(
        row.getAs("room"),
        row.getAs("emoji_type"),
        row.getAs("window_start"),
        row.getAs("window_end"),
        row.getAs("reaction_count"),
        row.getAs("scaled_count"));
  }
}
