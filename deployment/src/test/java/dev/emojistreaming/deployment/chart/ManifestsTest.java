package dev.emojistreaming.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every object of every installation in the matrix is valid and follows the project's rules. */
@ParameterizedClass(name = "{0}")
@MethodSource("matrix")
class ManifestsTest {

  /** Syntax of a label's value; names are stricter. */
  private static final String LABEL = "([A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?)?";

  private static final String NAME = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

  private final List<Manifest> manifests;

  ManifestsTest(ValueSet values) {
    manifests = Chart.render(values);
  }

  static List<ValueSet> matrix() {
    return ValueSet.all();
  }

  private Stream<PodTemplate> pods() {
    return manifests.stream().flatMap(manifest -> manifest.pods().stream());
  }

  @Test
  void everyFieldIsKnownAndNoRequiredFieldIsMissing() {
    for (Manifest manifest : manifests) {
      Optional<List<String>> builtIn =
          KubernetesModel.of(manifest).map(model -> model.problems(manifest.tree().toString()));
      List<String> problems =
          builtIn.orElseGet(
              () ->
                  CustomResource.of(manifest)
                      .orElseThrow(() -> new AssertionError("no schema for " + manifest.type()))
                      .problems(manifest.tree()));
      assertThat(problems).as("%s", manifest).isEmpty();
    }
  }

  @Test
  void metadataOfEveryKindIsValid() {
    KubernetesModel model = KubernetesModel.named("V1ObjectMeta").orElseThrow();
    for (Manifest manifest : manifests) {
      assertThat(model.problems(manifest.tree().get("metadata").toString()))
          .as("%s", manifest)
          .isEmpty();
    }
  }

  /**
   * Includes pods in operators' resources and in ConfigMaps, whose schemas may not validate them.
   */
  @Test
  void podSpecificationsAreValid() {
    KubernetesModel model = KubernetesModel.named("V1PodSpec").orElseThrow();
    assertThat(pods())
        .allSatisfy(
            pod -> assertThat(model.problems(pod.spec().toString())).as("%s", pod).isEmpty());
  }

  @Test
  void namesAreUniqueAndValid() {
    assertThat(manifests).extracting(Manifest::toString).doesNotHaveDuplicates();
    assertThat(manifests).allSatisfy(each -> assertThat(each.name()).matches(NAME));
    for (Manifest manifest : manifests) {
      for (JsonNode labels : manifest.tree().findValues("labels")) {
        assertThat(PodTemplate.texts(labels).values())
            .as("%s", manifest)
            .allMatch(label -> label.matches(LABEL));
      }
    }
  }

  @Test
  void podsFollowTheRestrictedStandard() {
    assertThat(pods())
        .allSatisfy(pod -> assertThat(PodSecurity.violations(pod)).as("%s", pod).isEmpty());
  }

  @Test
  void containersHaveRequestsAMemoryLimitAndAnImageTag() {
    assertThat(pods().flatMap(PodTemplate::containers))
        .allSatisfy(
            container -> {
              assertThat(container.at("/resources/requests").fieldNames())
                  .toIterable()
                  .contains("cpu", "memory");
              assertThat(container.at("/resources/limits").has("memory")).isTrue();
              assertThat(container.path("image").asText()).matches(".+:[0-9].*");
            });
  }

  /** Service links would set variables such as KAFKA_PORT from Services in the namespace. */
  @Test
  void podsHaveNoServiceLinks() {
    assertThat(pods())
        .allSatisfy(
            pod ->
                assertThat(pod.spec().path("enableServiceLinks").asBoolean(true))
                    .as("%s", pod)
                    .isFalse());
  }

  /** Spark copies jars into its working directory. */
  @Test
  void sparkHasAWritableWorkingDirectory() {
    pods()
        .map(PodTemplate::container)
        .filter(container -> container.path("name").asText().startsWith("spark-"))
        .forEach(
            container ->
                assertThat(container.path("volumeMounts").findValuesAsText("mountPath"))
                    .contains(container.path("workingDir").asText()));
  }

  @Test
  void secretsAreReferencedButNotRendered() {
    assertThat(manifests).extracting(Manifest::kind).doesNotContain("Secret");
  }

  @Test
  void graceIsLongerThanTheDrain() {
    pods()
        .filter(pod -> pod.container().at("/lifecycle/preStop").isObject())
        .forEach(
            pod -> {
              String path = pod.container().at("/lifecycle/preStop/httpGet/path").asText();
              int within = Integer.parseInt(path.replaceAll(".*within=([0-9]+).*", "$1"));
              assertThat(pod.spec().path("terminationGracePeriodSeconds").asInt())
                  .isGreaterThanOrEqualTo(within + 30);
            });
  }
}
