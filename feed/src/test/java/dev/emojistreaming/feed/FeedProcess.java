package dev.emojistreaming.feed;

import static org.awaitility.Awaitility.await;

import dev.emojistreaming.process.FreePort;
import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.process.QuarkusProgram;
import dev.emojistreaming.testkit.http.LocalHttp;
import dev.emojistreaming.testkit.metrics.Scrape;
import dev.emojistreaming.testkit.process.ChildProcess;
import dev.emojistreaming.testkit.process.Processes;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The packaged program in a separate process. */
public final class FeedProcess implements AutoCloseable {

  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

  private final LeashedProcess process;
  private final int port;
  private final int managementPort;

  private FeedProcess(LeashedProcess process, int port, int managementPort) {
    this.process = process;
    this.port = port;
    this.managementPort = managementPort;
  }

  /**
   * Starts the program and returns when it is ready.
   *
   * @param variables in addition to Kafka's address and the ports
   */
  public static FeedProcess start(
      String broker, Path folder, List<String> jvmOptions, Map<String, String> variables) {
    FeedProcess feed = launch(broker, folder, jvmOptions, variables);
    feed.awaitReady();
    return feed;
  }

  /** Returns when it is ready. */
  public void awaitReady() {
    await()
        .atMost(START_TIMEOUT)
        .until(
            () -> {
              process.failure().getNow(null);
              return isReady();
            });
  }

  /**
   * Starts the program and does not wait.
   *
   * @param variables in addition to Kafka's address and the ports
   */
  public static FeedProcess launch(
      String broker, Path folder, List<String> jvmOptions, Map<String, String> variables) {
    return launch(QuarkusProgram.in(Path.of("target")), broker, folder, jvmOptions, variables);
  }

  /** Starts this program instead of the one that the build has packaged, and does not wait. */
  public static FeedProcess launch(
      QuarkusProgram program,
      String broker,
      Path folder,
      List<String> jvmOptions,
      Map<String, String> variables) {
    int port = FreePort.find();
    int managementPort = FreePort.find();
    List<String> options = new ArrayList<>(jvmOptions);
    options.add("-Dkafka.bootstrap.servers=" + broker);
    options.add("-Dquarkus.http.port=" + port);
    options.add("-Dquarkus.management.port=" + managementPort);
    LeashedProcess process =
        ChildProcess.start(
            "feed",
            program.command(options),
            variables,
            folder.resolve("feed-" + port + ".log"),
            line -> {});
    return new FeedProcess(process, port, managementPort);
  }

  public int port() {
    return port;
  }

  public int managementPort() {
    return managementPort;
  }

  /** Its log, which it may still write. */
  public Path log() {
    return process.log();
  }

  /** The result of its readiness check; false while the port is closed. */
  public boolean isReady() {
    try {
      return LocalHttp.get(managementPort, "/q/health/ready").statusCode() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** The value of the one time series with this name and at least these labels. */
  public double metric(String series) {
    return metrics().value(series);
  }

  private Scrape metrics() {
    return Scrape.ofQuarkus(managementPort);
  }

  /** Bytes of live and dead objects. */
  public double heapBytes() {
    return metrics().sum("jvm_memory_used_bytes{area=\"heap\"}");
  }

  /** Bytes of buffers outside the heap. */
  public double directBytes() {
    Scrape metrics = metrics();
    return metrics.sum("jvm_buffer_memory_used_bytes") + metrics.sum("netty_allocator_memory_used");
  }

  /** Its Java process. */
  public ProcessHandle java() {
    return Processes.java("-Dquarkus.http.port=" + port);
  }

  /** Completes with its exit code when it has ended. */
  public CompletableFuture<Integer> exit() {
    return process.exit();
  }

  /** The result of its liveness check. */
  public boolean isLive() {
    return LocalHttp.get(managementPort, "/q/health/live").statusCode() == 200;
  }

  public void kill() {
    process.kill();
  }

  @Override
  public void close() {
    process.stop();
  }
}
