package dev.emojistreaming.feed;

import static org.awaitility.Awaitility.await;

import dev.emojistreaming.process.FreePort;
import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.process.QuarkusProgram;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The packaged program in a process of its own. */
public final class FeedProcess implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);

  private final LeashedProcess process;
  private final int port;
  private final int managementPort;

  private FeedProcess(LeashedProcess process, int port, int managementPort) {
    this.process = process;
    this.port = port;
    this.managementPort = managementPort;
  }

  /**
   * Starts it and returns when it is ready.
   *
   * @param variables beside those that say where Kafka is and where it listens
   */
  public static FeedProcess start(
      String broker, Path folder, List<String> jvmOptions, Map<String, String> variables) {
    int port = FreePort.find();
    int managementPort = FreePort.find();
    List<String> options = new ArrayList<>(jvmOptions);
    options.add("-Dkafka.bootstrap.servers=" + broker);
    options.add("-Dquarkus.http.port=" + port);
    options.add("-Dquarkus.management.port=" + managementPort);
    List<String> command = QuarkusProgram.in(Path.of("target")).command(options);
    LeashedProcess process =
        LeashedProcess.start(
            "feed", command, variables, folder.resolve("feed-" + port + ".log"), line -> {});
    FeedProcess feed = new FeedProcess(process, port, managementPort);
    await()
        .atMost(START)
        .until(
            () -> {
              process.failure().getNow(null);
              return feed.isReady();
            });
    return feed;
  }

  public int port() {
    return port;
  }

  /** What readiness says; false also while nobody listens. */
  public boolean isReady() {
    try {
      return get("/q/health/ready").startsWith("200");
    } catch (IOException e) {
      return false;
    }
  }

  /** The value of a metric; its labels, if it has some, are part of the name. */
  public double metric(String name) throws IOException {
    return get("/q/metrics")
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new IOException("there is no metric " + name));
  }

  /** Bytes of live and dead objects. */
  public double heapBytes() throws IOException {
    return sum("jvm_memory_used_bytes{area=\"heap\"");
  }

  /** Bytes of buffers beside the heap. */
  public double directBytes() throws IOException {
    return sum("jvm_buffer_memory_used_bytes") + sum("netty_allocator_memory_used{");
  }

  private double sum(String prefix) throws IOException {
    return get("/q/metrics")
        .lines()
        .filter(line -> line.startsWith(prefix))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /** Its Java process. */
  public ProcessHandle java() {
    return ProcessHandle.current()
        .descendants()
        .filter(each -> each.info().command().orElse("").endsWith("java"))
        .filter(
            each ->
                List.of(each.info().arguments().orElse(new String[0]))
                    .contains("-Dquarkus.http.port=" + port))
        .findFirst()
        .orElseThrow();
  }

  private String get(String path) throws IOException {
    try {
      var answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path))
                      .timeout(Duration.ofSeconds(5))
                      .build(),
                  BodyHandlers.ofString());
      return answer.statusCode() + "\n" + answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  public void kill() {
    process.kill();
  }

  @Override
  public void close() {
    process.stop();
  }
}
