package dev.emojistreaming.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** References between objects are valid. */
@ParameterizedClass(name = "{0}")
@MethodSource("matrix")
class ReferencesTest {

  private final List<Manifest> manifests;

  ReferencesTest(ValueSet values) {
    manifests = Chart.render(values);
  }

  static List<ValueSet> matrix() {
    return ValueSet.all();
  }

  private Stream<Manifest> of(String... kinds) {
    return manifests.stream().filter(manifest -> Set.of(kinds).contains(manifest.kind()));
  }

  private Set<String> names(String kind) {
    return of(kind).map(Manifest::name).collect(Collectors.toSet());
  }

  private List<PodTemplate> pods() {
    return manifests.stream().flatMap(manifest -> manifest.pods().stream()).toList();
  }

  private List<PodTemplate> podsWith(Map<String, String> labels) {
    return pods().stream()
        .filter(pod -> pod.labels().entrySet().containsAll(labels.entrySet()))
        .toList();
  }

  private static Map<String, String> selector(Manifest manifest, String pointer) {
    return PodTemplate.texts(manifest.tree().at(pointer));
  }

  private static Set<String> portNames(PodTemplate pod) {
    return pod.container().path("ports").findValuesAsText("name").stream()
        .collect(Collectors.toSet());
  }

  @Test
  void workloadsSelectTheirOwnPodsAndNoOthers() {
    of("Deployment", "StatefulSet")
        .forEach(
            workload ->
                assertThat(podsWith(selector(workload, "/spec/selector/matchLabels")))
                    .as("%s", workload)
                    .filteredOn(pod -> !pod.owner().startsWith("Pod "))
                    .containsExactlyElementsOf(workload.pods()));
  }

  @Test
  void servicesMonitorsAndBudgetsSelectExistingPods() {
    of("Service")
        .forEach(
            service ->
                assertThat(podsWith(selector(service, "/spec/selector")))
                    .as("%s", service)
                    .isNotEmpty()
                    .allSatisfy(
                        pod ->
                            assertThat(portNames(pod))
                                .containsAll(
                                    service
                                        .each("/spec/ports")
                                        .map(port -> port.path("targetPort").asText())
                                        .toList())));
    of("PodMonitor")
        .forEach(
            monitor ->
                assertThat(podsWith(selector(monitor, "/spec/selector/matchLabels")))
                    .as("%s", monitor)
                    .isNotEmpty()
                    .allSatisfy(
                        pod ->
                            assertThat(portNames(pod))
                                .contains(monitor.text("/spec/podMetricsEndpoints/0/port"))));
    of("PodDisruptionBudget")
        .forEach(
            budget ->
                assertThat(podsWith(selector(budget, "/spec/selector/matchLabels"))).isNotEmpty());
  }

  @Test
  void scalersTargetExistingWorkloadsThatHaveNoReplicas() {
    of("HorizontalPodAutoscaler", "ScaledObject")
        .forEach(
            scaler ->
                assertThat(
                        of(scaler.text("/spec/scaleTargetRef/kind"))
                            .filter(
                                target ->
                                    target.name().equals(scaler.text("/spec/scaleTargetRef/name"))))
                    .as("%s", scaler)
                    .hasSize(1)
                    .allMatch(target -> !target.tree().at("/spec").has("replicas")));
  }

  @Test
  void routesTargetExistingServices() {
    Map<String, JsonNode> services =
        of("Service").collect(Collectors.toMap(Manifest::name, Manifest::tree));
    of("HTTPRoute")
        .flatMap(route -> route.each("/spec/rules"))
        .map(rule -> rule.at("/backendRefs/0"))
        .forEach(
            backend ->
                assertThat(services.get(backend.path("name").asText()).at("/spec/ports/0/port"))
                    .isEqualTo(backend.get("port")));
    of("Ingress")
        .flatMap(ingress -> ingress.each("/spec/rules"))
        .map(rule -> rule.at("/http/paths/0/backend/service"))
        .forEach(
            backend ->
                assertThat(services.get(backend.path("name").asText()).at("/spec/ports/0/name"))
                    .isEqualTo(backend.at("/port/name")));
  }

  @Test
  void statefulSetsHaveAGoverningService() {
    of("StatefulSet")
        .forEach(set -> assertThat(names("Service")).contains(set.text("/spec/serviceName")));
  }

  /** Hooks use the default account: they run before the release's accounts exist. */
  @Test
  void podsHaveTheirOwnAccounts() {
    assertThat(pods())
        .allSatisfy(
            pod -> {
              String account = pod.spec().path("serviceAccountName").asText();
              boolean isHook = pod.owner().startsWith("Job ") || pod.owner().startsWith("Pod ");
              if (isHook) {
                assertThat(account).isEqualTo("default");
              } else {
                assertThat(names("ServiceAccount")).as("%s", pod).contains(account);
              }
            });
  }

  /** A pod waits forever for a missing claim or ConfigMap. */
  @Test
  void volumesAreRenderedOrNamedInTheValues() {
    Set<String> claims = names("PersistentVolumeClaim");
    for (PodTemplate pod : pods()) {
      Set<String> volumes =
          Stream.concat(
                  pod.spec().path("volumes").valueStream(),
                  of("StatefulSet").flatMap(set -> set.each("/spec/volumeClaimTemplates")))
              .map(volume -> volume.at("/metadata/name").asText(volume.path("name").asText()))
              .collect(Collectors.toSet());
      assertThat(volumes)
          .as("%s", pod)
          .containsAll(pod.container().path("volumeMounts").findValuesAsText("name"));
      for (JsonNode map : pod.spec().findValues("configMap")) {
        assertThat(names("ConfigMap")).contains(map.path("name").asText());
      }
      for (JsonNode claim : pod.spec().findValues("persistentVolumeClaim")) {
        String name = claim.path("claimName").asText();
        assertThat(claims.contains(name) || name.equals("shared-checkpoint")).as(name).isTrue();
      }
    }
  }

  @Test
  void probesUseNamedPortsOfTheContainer() {
    for (PodTemplate pod : pods()) {
      for (JsonNode get : pod.container().findValues("httpGet")) {
        assertThat(portNames(pod)).as("%s", pod).contains(get.path("port").asText());
      }
    }
  }
}
