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
 * A pod whose program runs on this machine.
 *
 * @param pod its manifest, which has its addresses
 */
record RunningPod(PodTemplate pod, LeashedProcess process) {

  /** Whether all ports of a pod are free. */
  static boolean canRun(PodTemplate pod) {
    return ports(pod).allMatch(RunningPod::isFree);
  }

  /** Whether something listens on each port of the pod. */
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

  /** The addresses of its probes. */
  Stream<URI> probes() {
    return Stream.of("startupProbe", "livenessProbe", "readinessProbe")
        .map(probe -> pod.container().path(probe))
        .flatMap(probe -> address(probe).stream());
  }

  /** The address that a kubelet calls before it stops the program. */
  URI preStop() {
    return address(pod.container().at("/lifecycle/preStop")).orElseThrow();
  }

  /** The address of its metrics by its annotations. */
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
