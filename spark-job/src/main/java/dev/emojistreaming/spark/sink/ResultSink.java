package dev.emojistreaming.spark.sink;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.contract.EmojiCountField;
import dev.emojistreaming.contract.log.LogThrottle;
import dev.emojistreaming.spark.settings.KafkaOptions;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the results of a batch to Kafka and optionally to a console; computes them once. For one
 * thread.
 */
public final class ResultSink implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ResultSink.class);

  private static final int MAX_ROWS_SHOWN = 1000;

  private final Map<String, Object> clientSettings;
  private final String reactionsTopic;
  private final @Nullable ConsoleTable console;
  private final LongConsumer refusedLetters;
  private final LogThrottle throttle = new LogThrottle();

  /**
   * @param kafkaOptions connection options of Spark's connector
   * @param reactionsTopic the topic of the dead letters' original records
   * @param console shows the counts; null for no console
   * @param refusedLetters gets the number of a batch's dead letters that Kafka refused, if any
   */
  public ResultSink(
      Map<String, String> kafkaOptions,
      String reactionsTopic,
      @Nullable ConsoleTable console,
      LongConsumer refusedLetters) {
    this.clientSettings = KafkaOptions.ofClient(kafkaOptions);
    this.reactionsTopic = reactionsTopic;
    this.console = console;
    this.refusedLetters = refusedLetters;
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
    RefusedLetters refused = new RefusedLetters(results.sparkSession().sparkContext());
    results.foreachPartition(new RecordWriter(clientSettings, reactionsTopic, refused));
    if (refused.number() > 0) {
      refusedLetters.accept(refused.number());
      log(refused);
    }
  }

  private void log(RefusedLetters refused) {
    long lettersSinceLog = throttle.add(refused.number());
    if (lettersSinceLog > 0) {
      LOG.warn(
          "Kafka refused {} dead letters, and has stubs in their place; one of them is {}",
          lettersSinceLog,
          refused.example());
    }
  }

  /** Closes the connection of this JVM to Kafka; those of executors end with their JVMs. */
  @Override
  public void close() {
    SharedProducer.close(clientSettings);
  }

  private static List<EmojiCount> newestCounts(Dataset<Row> results) {
    return results
        .where(col("reason").isNull().and(not(col(EmojiCountField.FINAL.wireName()))))
        .orderBy(col(EmojiCountField.WINDOW_START.wireName()).desc())
        .limit(MAX_ROWS_SHOWN)
        .collectAsList()
        .stream()
        .map(OutputRecords::count)
        .toList();
  }
}
