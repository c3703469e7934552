package dev.emojistreaming.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The driver and its executors trust each other only, and the driver may do little else. */
class SparkClusterTest {

  private static Manifest manifest(String values, String kind) {
    return Chart.render(ValueSet.named(values)).stream()
        .filter(each -> each.kind().equals(kind))
        .filter(each -> each.name().endsWith("-spark-job"))
        .findFirst()
        .orElseThrow();
  }

  /** Spark's configuration: arguments of a Deployment, or the field of a SparkApplication. */
  private static Map<String, String> configuration(String values) {
    if (!values.equals("spark-executors")) {
      return PodTemplate.texts(manifest(values, "SparkApplication").tree().at("/spec/sparkConf"));
    }
    return manifest(values, "Deployment")
        .pods()
        .get(0)
        .container()
        .path("args")
        .valueStream()
        .map(JsonNode::asText)
        .filter(argument -> argument.startsWith("spark."))
        .map(argument -> argument.split("=", 2))
        .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
  }

  @ParameterizedTest
  @ValueSource(strings = {"spark-executors", "kubeflow", "apache"})
  void connectionsAreAuthenticatedAndEncrypted(String values) {
    assertThat(configuration(values))
        .containsEntry("spark.authenticate", "true")
        .containsEntry("spark.network.crypto.enabled", "true")
        .containsEntry("spark.network.crypto.cipher", "AES/GCM/NoPadding")
        .containsEntry("spark.network.crypto.saslFallback", "false")
        .doesNotContainKey("spark.authenticate.secret");
  }

  /**
   * Requests of Spark 4.2's {@code KubernetesClusterSchedulerBackend}, {@code
   * ExecutorPodsAllocator} and snapshot sources. The settings turn off those for other resources.
   */
  @ParameterizedTest
  @ValueSource(strings = {"spark-executors", "kubeflow", "apache"})
  void driverMayHandlePodsOnly(String values) {
    JsonNode rules = manifest(values, "Role").tree().path("rules");
    assertThat(rules).hasSize(1);
    assertThat(rules.at("/0/resources").toString()).isEqualTo("[\"pods\"]");
    assertThat(rules.at("/0/verbs").valueStream().map(JsonNode::asText))
        .containsExactlyInAnyOrder("create", "get", "list", "watch", "delete", "deletecollection");
    assertThat(configuration(values))
        .containsEntry("spark.kubernetes.executor.disableConfigMap", "true")
        .containsEntry("spark.kubernetes.driver.ownPersistentVolumeClaim", "false")
        .containsEntry("spark.kubernetes.driver.reusePersistentVolumeClaim", "false")
        .containsEntry("spark.kubernetes.driver.service.deleteOnTermination", "false");
  }

  @Test
  void driverWithoutExecutorsHasNoRights() {
    assertThat(Chart.render(ValueSet.named("default")))
        .extracting(Manifest::kind)
        .doesNotContainAnyElementsOf(List.of("Role", "RoleBinding"));
  }
}
