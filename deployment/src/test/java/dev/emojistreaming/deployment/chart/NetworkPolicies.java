package dev.emojistreaming.deployment.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Evaluates NetworkPolicies as a cluster does: if policies select a pod, it may connect as at least
 * one of them allows; if none does, it may connect to anything.
 */
final class NetworkPolicies {

  private final List<Manifest> policies;

  private NetworkPolicies(List<Manifest> policies) {
    this.policies = policies;
  }

  static NetworkPolicies among(List<Manifest> manifests) {
    return new NetworkPolicies(
        manifests.stream().filter(each -> each.kind().equals("NetworkPolicy")).toList());
  }

  /**
   * One end of a connection.
   *
   * @param labels of the pod; empty for an end outside the cluster
   * @param namespace labels of the pod's namespace; null for the release's namespace
   */
  record End(Map<String, String> labels, Map<String, String> namespace) {

    static End of(PodTemplate pod) {
      return new End(pod.labels(), null);
    }

    /** A pod in another namespace. */
    static End in(String namespace) {
      return new End(Map.of("app", "any"), Map.of("kubernetes.io/metadata.name", namespace));
    }

    private boolean isOfThisNamespace() {
      return namespace == null;
    }
  }

  boolean allows(End from, End to, int port) {
    return may("Egress", from, to, port) && may("Ingress", to, from, port);
  }

  private boolean may(String direction, End self, End other, int port) {
    if (!self.isOfThisNamespace()) {
      return true;
    }
    List<Manifest> applying =
        policies.stream()
            .filter(policy -> selects(policy.tree().at("/spec/podSelector"), self.labels()))
            .filter(policy -> policy.tree().at("/spec/policyTypes").toString().contains(direction))
            .toList();
    String rules = direction.equals("Egress") ? "/spec/egress" : "/spec/ingress";
    String peers = direction.equals("Egress") ? "to" : "from";
    return applying.isEmpty()
        || applying.stream()
            .flatMap(policy -> policy.each(rules))
            .anyMatch(
                rule ->
                    isOpen(rule.path("ports"), each -> each.path("port").asInt() == port)
                        && isOpen(rule.path(peers), each -> matches(each, other)));
  }

  /** A missing list allows everything. */
  private static boolean isOpen(JsonNode list, Predicate<JsonNode> matches) {
    return list.isMissingNode() || list.valueStream().anyMatch(matches);
  }

  private static boolean matches(JsonNode peer, End end) {
    if (peer.has("ipBlock")) {
      return false;
    }
    boolean isInNamespace =
        peer.has("namespaceSelector")
            ? selects(
                peer.get("namespaceSelector"),
                end.isOfThisNamespace()
                    ? Map.of("kubernetes.io/metadata.name", Chart.NAMESPACE)
                    : end.namespace())
            : end.isOfThisNamespace();
    return isInNamespace
        && (!peer.has("podSelector") || selects(peer.get("podSelector"), end.labels()));
  }

  private static boolean selects(JsonNode selector, Map<String, String> labels) {
    return labels
        .entrySet()
        .containsAll(PodTemplate.texts(selector.path("matchLabels")).entrySet());
  }
}
