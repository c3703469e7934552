package dev.emojistreaming.spark.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.emojistreaming.contract.JsonText;
import io.prometheus.metrics.exporter.httpserver.MetricsHandler;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Serves {@code /metrics} for Prometheus and {@code /health/live} for the orchestrator: 200 while
 * batches succeed, 503 when none has for the liveness timeout.
 */
public final class MetricsServer implements AutoCloseable {

  private final HttpServer server;

  private MetricsServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts serving on all addresses.
   *
   * @throws UncheckedIOException when the port is in use
   */
  public static MetricsServer start(
      int port, PrometheusRegistry registry, JobMetrics metrics, Duration livenessTimeout) {
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
      server.createContext("/metrics", new MetricsHandler(registry));
      server.createContext(
          "/health/live", exchange -> answer(exchange, metrics.lastBatchAge(), livenessTimeout));
      server.start();
      return new MetricsServer(server);
    } catch (IOException e) {
      throw new UncheckedIOException("METRICS_PORT " + port + ": " + e.getMessage(), e);
    }
  }

  private static void answer(HttpExchange exchange, Duration age, Duration timeout)
      throws IOException {
    boolean live = age.compareTo(timeout) <= 0;
    byte[] body =
        JsonText.object(
            json -> {
              json.writeStringField("status", live ? "UP" : "DOWN");
              json.writeNumberField("last_batch_age_seconds", age.toSeconds());
            });
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(live ? 200 : 503, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
