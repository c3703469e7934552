package dev.emojistreaming.spark;

import dev.emojistreaming.spark.lifecycle.BatchGate;
import dev.emojistreaming.spark.lifecycle.JobSession;
import dev.emojistreaming.spark.lifecycle.RequiredTopics;
import dev.emojistreaming.spark.lifecycle.UnfitCheckpointException;
import dev.emojistreaming.spark.lifecycle.UnfitTopicException;
import dev.emojistreaming.spark.metrics.JobMetrics;
import dev.emojistreaming.spark.metrics.MetricsServer;
import dev.emojistreaming.spark.recount.Recount;
import dev.emojistreaming.spark.recount.TimeRange;
import dev.emojistreaming.spark.settings.JobSettings;
import dev.emojistreaming.spark.sink.ConsoleTable;
import dev.emojistreaming.spark.sink.ResultSink;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.util.SignalUtils;
import org.jspecify.annotations.Nullable;

/**
 * The program: counts until it is stopped or the query fails; with {@code recount --from T --to T}
 * counts a stretch of the past again.
 *
 * <p>Standard output carries a line that begins with {@link #READY} and then the table of counts;
 * of a recount, one line. It ends with 0 after SIGTERM or a recount, 1 when the query failed or
 * Kafka cannot be reached, 2 when an argument, a setting, a topic or the checkpoint is not valid.
 */
public final class SparkJob {

  /** First word of the line that says that the query has been started. */
  public static final String READY = "ready";

  private static final String RECOUNT = "recount";
  private static final int IDLE_CHECK_MS = 500;

  /** Longest wait for the batch that runs when SIGTERM comes. */
  private static final Duration LAST_BATCH = Duration.ofSeconds(20);

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int NOT_VALID = 2;

  private SparkJob() {}

  /** Takes its settings from the environment, see {@link JobSettings}. */
  public static void main(String[] args) {
    System.exit(run(List.of(args)));
  }

  private static int run(List<String> arguments) {
    try {
      JobSettings settings = JobSettings.of(System.getenv());
      Optional<TimeRange> range = rangeToRecount(arguments);
      RequiredTopics.check(settings.kafkaOptions(), settings.reactionsTopic());
      return range.isPresent() ? recount(settings, range.get()) : count(settings);
    } catch (IllegalArgumentException
        | UnfitTopicException
        | UnfitCheckpointException
        | UncheckedIOException e) {
      System.err.println(e.getMessage());
      return NOT_VALID;
    } catch (ExecutionException | KafkaException e) {
      System.err.println("Kafka cannot be reached: " + rootCause(e));
      return FAILED;
    } catch (Exception e) {
      System.err.println("the query failed: " + rootCause(e));
      return FAILED;
    }
  }

  private static Optional<TimeRange> rangeToRecount(List<String> arguments) {
    if (arguments.isEmpty()) {
      return Optional.empty();
    }
    if (!arguments.get(0).equals(RECOUNT)) {
      throw new IllegalArgumentException(
          "the only argument is recount --from T --to T, not " + arguments.get(0));
    }
    return Optional.of(TimeRange.parse(arguments.subList(1, arguments.size())));
  }

  private static int recount(JobSettings settings, TimeRange range) {
    long counts = new Recount(JobSession.create(), settings).run(range);
    System.out.printf("recounted %s to %s: %,d counts%n", range.from(), range.to(), counts);
    return DONE;
  }

  private static int count(JobSettings settings) throws Exception {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    ConsoleTable console = new ConsoleTable(out, Clock.systemUTC());
    SparkSession spark = JobSession.create();
    PrometheusRegistry registry = new PrometheusRegistry();
    JobMetrics metrics = new JobMetrics(registry, Clock.systemUTC());
    spark.streams().addListener(metrics);
    ResultSink sink =
        new ResultSink(
            settings.kafkaOptions(),
            settings.reactionsTopic(),
            settings.console() ? console : null);
    CountingStream stream = new CountingStream(settings, sink);
    try (MetricsServer server = serve(settings, registry, metrics)) {
      StreamingQuery query =
          stream.start(spark, Trigger.ProcessingTime(settings.triggerInterval().toMillis()));
      out.println(READY + " counting " + settings.reactionsTopic());
      stopOnTermination(stream, query);
      awaitEnd(query, stream.gate(), console);
      return DONE;
    }
  }

  /** Spark takes only some of what an interruption makes of a batch for the stop that it is. */
  private static void awaitEnd(StreamingQuery query, BatchGate gate, ConsoleTable console)
      throws StreamingQueryException {
    try {
      while (!query.awaitTermination(IDLE_CHECK_MS)) {
        console.showWhenIdle();
      }
    } catch (StreamingQueryException e) {
      if (!gate.isClosed()) {
        throw e;
      }
      System.err.println("the last batch is done again after the next start: " + rootCause(e));
    }
  }

  private static @Nullable MetricsServer serve(
      JobSettings settings, PrometheusRegistry registry, JobMetrics metrics) {
    return settings.metricsPort() == 0
        ? null
        : MetricsServer.start(
            settings.metricsPort(), registry, metrics, settings.livenessTimeout());
  }

  private static void stopOnTermination(CountingStream stream, StreamingQuery query) {
    SignalUtils.register(
        "TERM",
        () -> {
          new Thread(() -> stop(stream, query), "stop").start();
          return true;
        });
  }

  private static void stop(CountingStream stream, StreamingQuery query) {
    try {
      stream.gate().stop(query, LAST_BATCH);
    } catch (Exception e) {
      System.err.println("the query did not stop: " + rootCause(e));
      Runtime.getRuntime().halt(FAILED);
    }
  }

  private static Throwable rootCause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause;
  }
}
