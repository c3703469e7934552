package dev.emojistreaming.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Polls a service until it is ready, on its own thread. */
final class ReadinessProbe implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final Duration INTERVAL = Duration.ofMillis(100);

  private final HttpRequest request;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final Thread thread = new Thread(this::pollUntilReady, "readiness-probe");

  private ReadinessProbe(int managementPort) {
    this.request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + managementPort + "/q/health/ready"))
            .timeout(TIMEOUT)
            .build();
  }

  static ReadinessProbe start(int managementPort) {
    ReadinessProbe probe = new ReadinessProbe(managementPort);
    probe.thread.setDaemon(true);
    probe.thread.start();
    return probe;
  }

  /** Completes when the service is ready. */
  CompletableFuture<Void> ready() {
    return ready;
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void pollUntilReady() {
    try {
      while (!isReady()) {
        Thread.sleep(INTERVAL.toMillis());
      }
      ready.complete(null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isReady() throws InterruptedException {
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
