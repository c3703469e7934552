package dev.emojistreaming.spark;

import dev.emojistreaming.spark.lifecycle.BatchGate;
import dev.emojistreaming.spark.lifecycle.JobSession;
import dev.emojistreaming.spark.metrics.CertificateMetrics;
import dev.emojistreaming.spark.metrics.JobMetrics;
import dev.emojistreaming.spark.metrics.MetricsServer;
import dev.emojistreaming.spark.settings.JobSettings;
import dev.emojistreaming.spark.sink.ConsoleTable;
import dev.emojistreaming.spark.sink.ResultSink;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.util.SignalUtils;
import org.jspecify.annotations.Nullable;

/** Counts until SIGTERM, with metrics and the table of counts. */
final class CountingRun {

  private static final int IDLE_CHECK_MS = 500;

  /** How long a stop waits for the running batch. */
  private static final Duration LAST_BATCH_TIMEOUT = Duration.ofSeconds(20);

  private final JobSettings settings;

  CountingRun(JobSettings settings) {
    this.settings = settings;
  }

  /**
   * Returns after SIGTERM.
   *
   * @throws Exception when the query cannot start or fails
   */
  void run() throws Exception {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    ConsoleTable console = new ConsoleTable(out, Clock.systemUTC());
    SparkSession spark = JobSession.create();
    PrometheusRegistry registry = new PrometheusRegistry();
    JvmMetrics.builder().register(registry);
    JobMetrics metrics = new JobMetrics(registry, Clock.systemUTC());
    CertificateMetrics.register(registry, settings.certificates(), Clock.systemUTC());
    spark.streams().addListener(metrics);
    try (MetricsServer server = serve(registry, metrics);
        ResultSink sink =
            new ResultSink(
                settings.kafkaOptions(),
                settings.reactionsTopic(),
                settings.console() ? console : null,
                metrics::refusedDeadLetters)) {
      CountingStream stream = new CountingStream(settings, sink);
      StreamingQuery query =
          stream.start(spark, Trigger.ProcessingTime(settings.triggerInterval().toMillis()));
      out.println(SparkJob.READY + " counting " + settings.reactionsTopic());
      Thread stop = new Thread(() -> stop(stream, query), "stop");
      stopOnTermination(stop);
      awaitEnd(query, stream.gate(), console);
      // After the last batch it still uses the session, which ends with the process.
      stop.join();
    }
  }

  /** A stop may interrupt the running batch, which Spark does not always recognise as a stop. */
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
      System.err.println(
          "the last batch is repeated after the next start: " + CommandErrors.rootCause(e));
    }
  }

  private @Nullable MetricsServer serve(PrometheusRegistry registry, JobMetrics metrics) {
    return settings.metricsPort() == 0
        ? null
        : MetricsServer.start(
            settings.metricsPort(), registry, metrics, settings.livenessTimeout());
  }

  private static void stopOnTermination(Thread stop) {
    AtomicBoolean stopping = new AtomicBoolean();
    SignalUtils.register(
        "TERM",
        () -> {
          if (stopping.compareAndSet(false, true)) {
            stop.start();
          }
          return true;
        });
  }

  private static void stop(CountingStream stream, StreamingQuery query) {
    try {
      stream.gate().stop(query, LAST_BATCH_TIMEOUT);
    } catch (Exception e) {
      System.err.println("the query did not stop: " + CommandErrors.rootCause(e));
      Runtime.getRuntime().halt(CommandErrors.FAILED);
    }
  }
}
