package dev.emojistreaming.spark;

import dev.emojistreaming.spark.lifecycle.BatchGate;
import dev.emojistreaming.spark.lifecycle.JobSession;
import dev.emojistreaming.spark.lifecycle.UnfitCheckpointException;
import dev.emojistreaming.spark.metrics.JobMetrics;
import dev.emojistreaming.spark.metrics.MetricsServer;
import dev.emojistreaming.spark.recount.Recount;
import dev.emojistreaming.spark.recount.TimeRange;
import dev.emojistreaming.spark.settings.JobSettings;
import dev.emojistreaming.spark.sink.ConsoleTable;
import dev.emojistreaming.spark.sink.ResultSink;
import dev.emojistreaming.spark.topics.RequiredTopics;
import dev.emojistreaming.spark.topics.TopicCreation;
import dev.emojistreaming.spark.topics.TopicPlan;
import dev.emojistreaming.spark.topics.UnfitTopicException;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.util.SignalUtils;
import org.jspecify.annotations.Nullable;

/**
 * The program: counts until it is stopped or the query fails; with {@code recount --from T --to T}
 * counts a stretch of the past again; with {@code create-topics} makes the topics that are missing.
 *
 * <p>Standard output carries a line that begins with {@link #READY} and then the table of counts;
 * of a recount, one line; of the topics, a line each. It ends with 0 after SIGTERM or when the work
 * is done, 1 when the query failed or Kafka cannot be reached or refused, 2 when an argument, a
 * setting, a topic or the checkpoint is not valid.
 */
public final class SparkJob {

  /** First word of the line that says that the query has been started. */
  public static final String READY = "ready";

  private static final String RECOUNT = "recount";
  private static final String CREATE_TOPICS = "create-topics";
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
      if (arguments.isEmpty()) {
        RequiredTopics.check(settings.kafkaOptions(), settings.reactionsTopic());
        return count(settings);
      }
      List<String> options = arguments.subList(1, arguments.size());
      return switch (arguments.get(0)) {
        case RECOUNT -> recount(settings, TimeRange.parse(options));
        case CREATE_TOPICS -> createTopics(settings, TopicPlan.parse(options));
        default ->
            throw new IllegalArgumentException(
                "the only arguments are recount --from T --to T and create-topics, not "
                    + arguments.get(0));
      };
    } catch (IllegalArgumentException
        | UnfitTopicException
        | UnfitCheckpointException
        | UncheckedIOException e) {
      System.err.println(e.getMessage());
      return NOT_VALID;
    } catch (ExecutionException | KafkaException e) {
      Throwable cause = rootCause(e);
      boolean isRefusal = cause instanceof ApiException && !(cause instanceof RetriableException);
      System.err.println((isRefusal ? "Kafka refused: " : "Kafka cannot be reached: ") + cause);
      return FAILED;
    } catch (Exception e) {
      System.err.println("the query failed: " + rootCause(e));
      return FAILED;
    }
  }

  private static int createTopics(JobSettings settings, TopicPlan plan)
      throws ExecutionException, InterruptedException {
    TopicCreation.createMissing(
        settings.kafkaOptions(), settings.reactionsTopic(), plan, System.out::println);
    return DONE;
  }

  private static int recount(JobSettings settings, TimeRange range) throws Exception {
    RequiredTopics.check(settings.kafkaOptions(), settings.reactionsTopic());
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
    JvmMetrics.builder().register(registry);
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
