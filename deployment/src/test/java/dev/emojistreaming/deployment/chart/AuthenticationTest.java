package dev.emojistreaming.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Ingest and feed get the settings and Secrets of the chosen modes of authentication. */
class AuthenticationTest {

  private static PodTemplate pod(String values, String container) {
    return Chart.render(ValueSet.named(values)).stream()
        .flatMap(manifest -> manifest.pods().stream())
        .filter(pod -> pod.container().path("name").asText().equals(container))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> variables(PodTemplate pod) {
    return pod.container()
        .path("env")
        .valueStream()
        .collect(
            Collectors.toMap(
                each -> each.path("name").asText(), each -> each.path("value").asText()));
  }

  @Test
  void keysAreFilesInFoldersBecauseRotationsDoNotReachSingleFiles() {
    for (String component : List.of("ingest", "feed")) {
      PodTemplate pod = pod("ingress", component);
      assertThat(variables(pod))
          .containsEntry("AUTH", "api-key,anonymous")
          .containsEntry("AUTH_KEYS_FILE", "/etc/api-keys/keys")
          .containsEntry("AUTH_TOKEN_KEY_FILE", "/etc/token-keys/keys");
      assertThat(pod.container().path("volumeMounts").valueStream().map(JsonNode::toString))
          .noneMatch(mount -> mount.contains("subPath"))
          .anyMatch(mount -> mount.contains("\"/etc/api-keys\""))
          .anyMatch(mount -> mount.contains("\"/etc/token-keys\""));
      assertThat(pod.spec().path("volumes").findValuesAsText("secretName"))
          .contains("live-api-keys", "live-token-keys");
    }
    assertThat(variables(pod("ingress", "feed")))
        .containsEntry("ROOMS_READ", "token")
        .containsEntry("ANONYMOUS_ROOMS", "final-*")
        .containsEntry("ANONYMOUS_ISSUE", "50/s burst 500");
  }

  @Test
  void issuerOfTokensIsASetting() {
    for (String component : List.of("ingest", "feed")) {
      assertThat(variables(pod("gateway", component)))
          .containsEntry("AUTH", "jwt")
          .containsEntry("JWT_ISSUER", "https://login.example.com")
          .containsEntry("JWT_AUDIENCE", "live")
          .containsEntry("JWT_KEYS", "https://login.example.com:8443/keys.json")
          .containsEntry("JWT_ALGORITHMS", "ES256")
          .containsEntry("JWT_MAX_AGE", "1H")
          .doesNotContainKeys("AUTH_KEYS_FILE", "AUTH_TOKEN_KEY_FILE");
    }
  }

  @Test
  void programsWithoutAuthenticationGetNoKeys() {
    PodTemplate pod = pod("default", "ingest");
    assertThat(variables(pod)).containsEntry("AUTH", "none");
    assertThat(pod.spec().findValues("secret")).isEmpty();
    assertThat(variables(pod("ingress", "spark-kubernetes-driver")).keySet())
        .noneMatch(name -> name.startsWith("AUTH"));
  }
}
