package dev.emojistreaming.spark;

import dev.emojistreaming.spark.count.Classification;
import dev.emojistreaming.spark.count.WindowedCounts;
import dev.emojistreaming.spark.settings.JobSettings;
import dev.emojistreaming.spark.sink.ConsoleTable;
import dev.emojistreaming.spark.sink.CountsSink;
import dev.emojistreaming.spark.sink.DeadLettersTopic;
import dev.emojistreaming.spark.source.ReactionRecords;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQueryException;

/**
 * The program: counts until it is stopped or a query fails.
 *
 * <p>Standard output carries a line that begins with {@link #READY} and then the table of counts.
 */
public final class SparkJob {

  /** First word of the line that says that the queries have been started. */
  public static final String READY = "ready";

  private static final int IDLE_CHECK_MS = 500;

  private SparkJob() {}

  /** Takes its settings from the environment, see {@link JobSettings}. */
  public static void main(String[] args) throws TimeoutException {
    JobSettings settings = settingsOrExit();
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    SparkSession spark = JobSession.create();
    ConsoleTable console = new ConsoleTable(out, Clock.systemUTC());
    start(spark, settings, console);
    out.println(READY + " counting " + settings.reactionsTopic());
    try {
      while (!spark.streams().awaitAnyTermination(IDLE_CHECK_MS)) {
        console.showWhenIdle();
      }
    } catch (StreamingQueryException e) {
      System.err.println("the query failed: " + e.getCause());
      System.exit(1);
    }
  }

  /** Starts counting and returns; the session's queries go on. */
  static void start(SparkSession spark, JobSettings settings, ConsoleTable console)
      throws TimeoutException {
    Dataset<Row> classified =
        Classification.of(
            ReactionRecords.stream(spark, settings),
            settings.emojiCatalogue(),
            settings.allowedLateness());
    new CountsSink(settings, console)
        .start(WindowedCounts.of(Classification.reactions(classified), settings.watermarkDelay()));
    DeadLettersTopic.start(Classification.deadLetters(classified), settings);
  }

  private static JobSettings settingsOrExit() {
    try {
      return JobSettings.of(System.getenv());
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      throw e;
    }
  }
}
