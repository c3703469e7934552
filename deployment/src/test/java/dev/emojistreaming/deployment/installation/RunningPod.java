package dev.emojistreaming.deployment.installation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emojistreaming.deployment.chart.PodTemplate;
import dev.emojistreaming.process.LeashedProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A pod whose program runs here.
 *
 * @param pod what its manifest says, which is where its addresses are from
 */
record RunningPod(PodTemplate pod, LeashedProcess process) {

  /** Whether nothing listens yet on any port that a pod names. */
  static boolean canRun(PodTemplate pod) {
    return ports(pod).allMatch(RunningPod::isFree);
  }

  /** Whether something listens on every port that it names. */
  boolean servesItsPorts() {
    return ports(pod).noneMatch(RunningPod::isFree);
  }

  private static IntStream ports(PodTemplate pod) {
    return pod.container()
        .path("ports")
        .valueStream()
        .mapToInt(port -> port.path("containerPort").asInt());
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /** Where a kubelet asks whether it is well. */
  Stream<URI> probes() {
    return Stream.of("startupProbe", "livenessProbe", "readinessProbe")
        .map(probe -> pod.container().path(probe))
        .flatMap(probe -> address(probe).stream());
  }

  /** Where a kubelet asks before it stops the program. */
  URI preStop() {
    return address(pod.container().at("/lifecycle/preStop")).orElseThrow();
  }

  /** Where a Prometheus looks that goes by annotations. */
  URI metrics() {
    JsonNode annotations = pod.tree().at("/metadata/annotations");
    return URI.create(
        "http://localhost:%s%s"
            .formatted(
                annotations.path("prometheus.io/port").asText(),
                annotations.path("prometheus.io/path").asText()));
  }

  private Optional<URI> address(JsonNode handler) {
    JsonNode get = handler.path("httpGet");
    return pod.container()
        .path("ports")
        .valueStream()
        .filter(port -> port.path("name").equals(get.path("port")))
        .map(port -> port.path("containerPort").asInt())
        .map(port -> URI.create("http://localhost:" + port + get.path("path").asText()))
        .findFirst();
  }
}
