package dev.emojistreaming.ingest.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.emojistreaming.ingest.Metrics;
import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.process.QuarkusProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The packaged program in a process of its own, on the same two ports for all its lives: it can be
 * killed or stopped, and started again. One thread leads its life; any may ask for its state.
 */
public final class IngestProcess implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);

  /** The name of the file that runs: {@code java}, or the native executable. */
  private static final Path EXECUTABLE =
      Path.of(QuarkusProgram.in(Path.of("target")).command(List.of()).get(0)).getFileName();

  private static final Duration STOP = Duration.ofSeconds(40);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final IngestLaunch launch;
  private final int port = StablePort.find();
  private final int managementPort = StablePort.find();
  private final String portOption = "-Dquarkus.http.port=" + port;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(ANSWER).build();

  private @Nullable LeashedProcess process;
  private int starts;

  public IngestProcess(IngestLaunch launch) {
    this.launch = launch;
  }

  /** Where it takes reactions, on loopback. */
  public int port() {
    return port;
  }

  /** Where it tells its metrics, on loopback. */
  public int managementPort() {
    return managementPort;
  }

  /**
   * Starts it and returns when it is live and answers HTTP; whether it can reach Kafka does not
   * matter.
   */
  public void start() {
    if (isAlive()) {
      throw new IllegalStateException("ingest runs already");
    }
    starts++;
    LeashedProcess started =
        LeashedProcess.start(
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
              return get(managementPort, "/q/health/live").statusCode() == 200
                  && get(port, "/health").statusCode() > 0;
            });
  }

  /** Kills it by SIGKILL and returns when it is dead. */
  public void kill() {
    ingest().ifPresent(ProcessHandle::destroyForcibly);
    awaitExit();
  }

  /**
   * Stops it by SIGTERM and returns when it has ended; fails, and kills it, after 40 s.
   *
   * @return its exit code; 128 + n where signal n ended it
   */
  public int stop() {
    ingest().ifPresent(ProcessHandle::destroy);
    return awaitExit();
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** The log of its latest life; each life has its own. */
  public Path log() {
    return process().log();
  }

  /** What it says of itself, whatever the HTTP status. */
  public IngestHealth health() {
    try {
      return JSON.readValue(get(port, "/health").body(), IngestHealth.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The value of a time series, such as {@code name_total{place="kafka"}}; of all series of the
   * name together when no tags are given; 0 when there is none.
   */
  public double metric(String nameAndTags) {
    return Metrics.value(metrics(), nameAndTags);
  }

  /** All its metrics, as Prometheus reads them. */
  public String metrics() {
    return get(managementPort, "/q/metrics").body();
  }

  /** The most memory that it has had, in bytes. */
  public long peakMemoryBytes() {
    Path status = Path.of("/proc", String.valueOf(ingest().orElseThrow().pid()), "status");
    try (Stream<String> lines = Files.lines(status)) {
      String peak = lines.filter(line -> line.startsWith("VmHWM:")).findAny().orElseThrow();
      return Long.parseLong(peak.replaceAll("\\D", "")) * 1024;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> get(int port, String path) {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    try {
      return http.send(
          HttpRequest.newBuilder(uri).timeout(ANSWER).build(), BodyHandlers.ofString(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(uri + " does not answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** The process of ingest itself, which is a child of the command that runs it, if any does. */
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
