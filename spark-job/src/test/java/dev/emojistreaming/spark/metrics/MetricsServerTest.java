package dev.emojistreaming.spark.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.process.FreePort;
import dev.emojistreaming.testkit.http.LocalHttp;
import dev.emojistreaming.testkit.metrics.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.apache.spark.sql.streaming.StreamingQueryListener.QueryIdleEvent;
import org.junit.jupiter.api.Test;

class MetricsServerTest {

  private Instant now = Instant.parse("2026-11-23T20:00:00Z");

  @Test
  void livenessFailsWhenBatchesStopAndRecoversAfterOne() throws Exception {
    InstantSource source = () -> now;
    Clock clock = source.withZone(ZoneOffset.UTC);
    PrometheusRegistry registry = new PrometheusRegistry();
    JobMetrics metrics = new JobMetrics(registry, clock);
    int port = FreePort.find();
    try (MetricsServer server =
        MetricsServer.start(port, registry, metrics, Duration.ofMinutes(2))) {
      assertThat(server).isNotNull();
      now = now.plusSeconds(120);
      assertThat(LocalHttp.get(port, "/health/live").statusCode()).isEqualTo(200);

      now = now.plusSeconds(1);
      assertThat(LocalHttp.get(port, "/health/live"))
          .returns(503, HttpResponse::statusCode)
          .returns("{\"status\":\"DOWN\",\"last_batch_age_seconds\":121}", HttpResponse::body);
      assertThat(Scrape.of(port, "/metrics").value("spark_job_last_batch_age_seconds"))
          .isEqualTo(121);

      metrics.onQueryIdle(new QueryIdleEvent(UUID.randomUUID(), UUID.randomUUID(), now.toString()));
      assertThat(LocalHttp.get(port, "/health/live").statusCode()).isEqualTo(200);
    }
  }
}
