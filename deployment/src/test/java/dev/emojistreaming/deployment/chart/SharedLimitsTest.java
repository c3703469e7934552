package dev.emojistreaming.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The limits that all replicas of ingest share are divided by their number, if it is known. */
class SharedLimitsTest {

  private static String variable(List<Manifest> manifests, String name) {
    return manifests.stream()
        .flatMap(manifest -> manifest.pods().stream())
        .flatMap(pod -> StreamSupport.stream(pod.container().path("env").spliterator(), false))
        .filter(variable -> variable.path("name").asText().equals(name))
        .map(variable -> variable.path("value"))
        .map(JsonNode::asText)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void eachReplicaHasItsPart() {
    List<Manifest> four = Chart.render(Map.of("ingest.replicas", 4));
    assertThat(variable(four, "LIMIT_ROOM")).isEqualTo("1250/s burst 2500");
    assertThat(variable(four, "LIMIT_TOTAL")).isEqualTo("2500/s burst 5000");
    assertThat(variable(four, "LIMIT_USER")).isEqualTo("15/s burst 100");
  }

  @Test
  void replicasThatAreScaledHaveTheWholeLimitEach() {
    List<Manifest> scaled = Chart.render(ValueSet.named("hpa"));
    assertThat(variable(scaled, "LIMIT_ROOM")).isEqualTo("5000/s burst 10000");
    assertThat(variable(scaled, "LIMIT_TOTAL")).isEqualTo("10000/s burst 20000");
  }
}
