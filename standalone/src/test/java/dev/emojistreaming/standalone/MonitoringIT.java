package dev.emojistreaming.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.emojistreaming.testkit.load.LoadDriver;
import dev.emojistreaming.testkit.metrics.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The running programs export the metrics that the alerts and the dashboard use. */
@ExtendWith(LivePipeline.Resolver.class)
class MonitoringIT {

  private static final Path FOLDER = Path.of(System.getProperty("project.root"), "monitoring");

  /** Prometheus writes this series itself. */
  private static final String UP = "up";

  /** Exists only with API keys. */
  private static final String API_KEYS = "auth_keys_expire_seconds";

  private static List<Selector> selectors(ObjectMapper format, String file, String field)
      throws IOException {
    JsonNode root = format.readTree(FOLDER.resolve(file).toFile());
    return root.findValuesAsText(field).stream()
        .flatMap(expression -> Selector.of(expression).stream())
        .toList();
  }

  private static List<Selector> ofAlerts() throws IOException {
    return selectors(new YAMLMapper(), "alerts.yaml", "expr");
  }

  private static List<Selector> ofDashboard() throws IOException {
    return selectors(new ObjectMapper(), "dashboards/emoji-streaming.json", "expr");
  }

  @Test
  void metricsAreFoundInAnyExpression() {
    assertThat(
            Selector.of(
                """
                label_replace(absent(a) unless on (x) up{job=~".*b"}, "program", "b", "", "")
                or sum by (x) (rate(c_total{y="{z", n=~"$n"}[5m])) / ignoring (y) group_left () d
                > clamp_min(0.05 * max without (x) (e:f{y!="z"} offset 1h), 1e3)
                """))
        .extracting(Selector::metric)
        .containsExactly("a", "up", "c_total", "d", "e:f");
  }

  @Test
  void metricsOfTheAlertsExist(LivePipeline pipeline) throws Exception {
    List<Selector> selectors = ofAlerts();
    assertThat(selectors)
        .extracting(Selector::metric)
        .contains(
            "ingest_reactions_received_total",
            "ingest_reactions_rejected_total",
            "ingest_overflow_state",
            "spark_job_last_batch_age_seconds",
            "spark_job_dead_letters_total",
            "feed_freshness",
            "feed_clients_dropped_total",
            "kafka_certificate_expires_seconds",
            UP);
    assertAllExist(selectors, pipeline);
  }

  @Test
  void metricsOfTheDashboardExist(LivePipeline pipeline) throws Exception {
    List<Selector> selectors = ofDashboard();
    assertThat(selectors)
        .extracting(Selector::metric)
        .contains(
            "ingest_reactions_stored_total",
            "ingest_overflow_limit_bytes",
            "http_server_requests_seconds_max",
            "spark_job_batch_duration_seconds",
            "spark_job_state_memory_bytes",
            "feed_clients",
            "feed_ticks_total",
            "jvm_memory_used_bytes",
            "process_cpu_seconds_total",
            UP);
    assertAllExist(selectors, pipeline);
  }

  /** Some series exist only after the first batch or answer, so a few reactions are sent first. */
  private static void assertAllExist(List<Selector> selectors, LivePipeline pipeline)
      throws Exception {
    LoadDriver.start(10, 10, pipeline.reactions("monitored")).awaitAll();
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(missing(selectors, pipeline.samples())).isEmpty());
  }

  private static Stream<Selector> missing(List<Selector> selectors, List<Sample> samples) {
    Predicate<Selector> exists = selector -> samples.stream().anyMatch(selector::selects);
    return selectors.stream()
        .filter(selector -> !Set.of(UP, API_KEYS).contains(selector.metric()))
        .flatMap(Selector::alternatives)
        .distinct()
        .filter(exists.negate());
  }
}
