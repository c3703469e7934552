package dev.emojistreaming.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.deployment.chart.NetworkPolicies.End;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The network policies allow the connections of the pipeline and no others. */
class NetworkPoliciesTest {

  private static final int KAFKA = 9092;
  private static final int DNS = 53;
  private static final int UNUSED_PORT = 12_345;

  private static final End ELSEWHERE = End.in("elsewhere");
  private static final End STRANGER = new End(Map.of("app", "stranger"), null);

  /** The pods and policies of an installation in the matrix. */
  private static final class Installation {

    private final List<PodTemplate> pods;
    private final NetworkPolicies policies;

    Installation(String values) {
      List<Manifest> manifests = Chart.render(ValueSet.named(values));
      pods = manifests.stream().flatMap(manifest -> manifest.pods().stream()).toList();
      policies = NetworkPolicies.among(manifests);
    }

    Stream<End> all() {
      return pods.stream().map(End::of);
    }

    End pod(String component) {
      return pods.stream()
          .filter(pod -> component.equals(pod.labels().get("app.kubernetes.io/component")))
          .findFirst()
          .map(End::of)
          .orElseThrow();
    }

    boolean allows(End from, End to, int port) {
      return policies.allows(from, to, port);
    }
  }

  @Test
  void unneededConnectionsAreDenied() {
    for (String values : List.of("default", "spark-executors", "kubeflow", "apache", "sasl-ssl")) {
      Installation installation = new Installation(values);
      assertThat(installation.all())
          .isNotEmpty()
          .allMatch(pod -> !installation.allows(pod, ELSEWHERE, UNUSED_PORT))
          .allMatch(pod -> !installation.allows(ELSEWHERE, pod, UNUSED_PORT))
          .allMatch(pod -> !installation.allows(STRANGER, pod, UNUSED_PORT));
    }
  }

  @Test
  void everyPodReachesKafkaAndDns() {
    Installation installation = new Installation("spark-executors");
    assertThat(installation.all())
        .allMatch(pod -> installation.allows(pod, ELSEWHERE, KAFKA))
        .allMatch(pod -> installation.allows(pod, ELSEWHERE, DNS));
  }

  @Test
  void clientsReachIngestAndFeedWhichDoNotReachEachOther() {
    Installation installation = new Installation("default");
    End ingest = installation.pod("ingest");
    End feed = installation.pod("feed");
    assertThat(installation.allows(ELSEWHERE, ingest, 8080)).isTrue();
    assertThat(installation.allows(ELSEWHERE, feed, 8090)).isTrue();
    assertThat(installation.allows(installation.pod("simulator"), ingest, 8080)).isTrue();
    assertThat(installation.allows(feed, ingest, 8080)).isFalse();
    assertThat(installation.allows(ingest, feed, 8090)).isFalse();
  }

  @Test
  void onlyTheGatewayAndTheTestReachIngestWhenClientsAreRestricted() {
    Installation installation = new Installation("gateway");
    End ingest = installation.pod("ingest");
    assertThat(installation.allows(End.in("gateways"), ingest, 8080)).isTrue();
    assertThat(installation.allows(installation.pod("simulator"), ingest, 8080)).isTrue();
    assertThat(installation.allows(ELSEWHERE, ingest, 8080)).isFalse();
    assertThat(installation.allows(STRANGER, ingest, 8080)).isFalse();
  }

  /** Kubelets, which probe and drain, are never subject to policies. */
  @Test
  void managementPortsCanBeReachedFromTheReleasesNamespaceOrOnlyFromMonitoring() {
    Installation installation = new Installation("default");
    Installation restricted = new Installation("prometheus-operator");
    Map<String, Integer> ports = Map.of("ingest", 9000, "feed", 9001, "spark-job", 9002);
    ports.forEach(
        (component, port) -> {
          End pod = installation.pod(component);
          assertThat(installation.allows(STRANGER, pod, port)).isTrue();
          assertThat(installation.allows(ELSEWHERE, pod, port)).isFalse();
          assertThat(restricted.allows(End.in("monitoring"), pod, port)).isTrue();
          assertThat(restricted.allows(STRANGER, pod, port)).isFalse();
          assertThat(restricted.allows(ELSEWHERE, pod, port)).isFalse();
        });
  }

  @Test
  void ingestAndFeedFetchTheKeysOfTokens() {
    Installation installation = new Installation("gateway");
    for (String component : List.of("ingest", "feed")) {
      assertThat(installation.allows(installation.pod(component), ELSEWHERE, 8443)).isTrue();
      assertThat(installation.allows(installation.pod(component), ELSEWHERE, 443)).isFalse();
    }
    assertThat(installation.allows(installation.pod("spark-job"), ELSEWHERE, 8443)).isFalse();
  }

  @Test
  void driverAndExecutorsReachEachOtherAndTheDriverReachesTheApiServer() {
    for (String values : List.of("spark-executors", "kubeflow", "apache", "long-names")) {
      Installation installation = new Installation(values);
      End driver = installation.pod("spark-job");
      End executor = installation.pod("spark-executor");
      assertThat(installation.allows(executor, driver, 7078)).as(values).isTrue();
      assertThat(installation.allows(driver, executor, 7079)).as(values).isTrue();
      assertThat(installation.allows(executor, executor, 7079)).as(values).isTrue();
      assertThat(installation.allows(driver, ELSEWHERE, 6443)).as(values).isTrue();
      assertThat(installation.allows(executor, ELSEWHERE, 6443)).as(values).isFalse();
    }
    Installation alone = new Installation("default");
    assertThat(alone.allows(alone.pod("spark-job"), ELSEWHERE, 6443)).isFalse();
  }
}
