package dev.emojistreaming.ingest.fault;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emojistreaming.process.FreePort;
import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.process.QuarkusProgram;
import dev.emojistreaming.testkit.http.LocalHttp;
import dev.emojistreaming.testkit.metrics.Scrape;
import dev.emojistreaming.testkit.process.ChildProcess;
import dev.emojistreaming.testkit.process.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The packaged program in a separate process. It can be killed or stopped and started again, on the
 * same two ports. One thread starts and stops it; any thread may read its state.
 */
public final class IngestProcess implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);

  /** The name of the executable: {@code java}, or the native executable. */
  private static final Path EXECUTABLE =
      Path.of(QuarkusProgram.in(Path.of("target")).command(List.of()).get(0)).getFileName();

  private static final Duration STOP = Duration.ofSeconds(40);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final IngestLaunch launch;
  private final int port = FreePort.find();
  private final int managementPort = FreePort.find();
  private final String portOption = "-Dquarkus.http.port=" + port;

  private @Nullable LeashedProcess process;
  private int starts;

  public IngestProcess(IngestLaunch launch) {
    this.launch = launch;
  }

  /** The port for reactions, on loopback. */
  public int port() {
    return port;
  }

  /** The port for metrics and health, on loopback. */
  public int managementPort() {
    return managementPort;
  }

  /**
   * Starts the program and returns when it is live and answers HTTP, even if it cannot reach Kafka.
   */
  public void start() {
    if (isAlive()) {
      throw new IllegalStateException("ingest is already running");
    }
    starts++;
    LeashedProcess started =
        ChildProcess.start(
            "ingest",
            launch.command(portOption, "-Dquarkus.management.port=" + managementPort),
            launch.environment(),
            launch.folder().resolve("ingest-" + starts + ".log"),
            line -> {});
    process = started;
    await()
        .atMost(START)
        .ignoreExceptionsMatching(e -> e instanceof UncheckedIOException)
        .until(
            () -> {
              started.failure().getNow(null);
              return LocalHttp.get(managementPort, "/q/health/live").statusCode() == 200
                  && LocalHttp.get(port, "/health").statusCode() > 0;
            });
  }

  /** Kills the program by SIGKILL and returns when it has ended. */
  public void kill() {
    ingest().ifPresent(ProcessHandle::destroyForcibly);
    awaitExit();
  }

  /**
   * Stops the program by SIGTERM and returns when it has ended; kills it and fails after 40 s.
   *
   * @return its exit code; 128 + n if signal n ended it
   */
  public int stop() {
    ingest().ifPresent(ProcessHandle::destroy);
    return awaitExit();
  }

  /** Whether it is running. */
  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** The log since the latest start; each start has its own log. */
  public Path log() {
    return process().log();
  }

  /** Its health report, with any HTTP status. */
  public IngestHealth health() {
    try {
      return JSON.readValue(LocalHttp.get(port, "/health").body(), IngestHealth.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The sum of all time series with this name and at least these labels, such as {@code
   * name_total{place="kafka"}}; 0 if there is none.
   */
  public double metric(String series) {
    return metrics().sum(series);
  }

  /** All its metrics. */
  public Scrape metrics() {
    return Scrape.ofQuarkus(managementPort);
  }

  /** The size of the objects on its heap after a collection, in bytes; not of an executable. */
  public double liveHeapBytes() throws IOException, InterruptedException {
    Processes.collectGarbage(ingest().orElseThrow());
    return metric("jvm_memory_used_bytes{area=\"heap\"}");
  }

  /** Its peak memory, in bytes. */
  public long peakMemoryBytes() {
    return Processes.peakMemory(ingest().orElseThrow());
  }

  /** The process of ingest itself, which may be a child of the command that runs it. */
  private Optional<ProcessHandle> ingest() {
    return ProcessHandle.current().descendants().filter(this::isIngest).findAny();
  }

  private boolean isIngest(ProcessHandle candidate) {
    ProcessHandle.Info info = candidate.info();
    return info.command().map(Path::of).filter(program -> program.endsWith(EXECUTABLE)).isPresent()
        && List.of(info.arguments().orElse(new String[0])).contains(portOption);
  }

  private int awaitExit() {
    LeashedProcess ending = process();
    try {
      return ending.exit().orTimeout(STOP.toSeconds(), TimeUnit.SECONDS).join();
    } finally {
      ingest().ifPresent(ProcessHandle::destroyForcibly);
      ending.kill();
    }
  }

  private LeashedProcess process() {
    if (process == null) {
      throw new IllegalStateException("ingest was never started");
    }
    return process;
  }

  @Override
  public void close() {
    if (isAlive()) {
      kill();
    }
  }
}
