package dev.emojistreaming.deployment.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The rules of Kubernetes' Pod Security Standard "restricted", and one more: a read-only root
 * filesystem.
 */
final class PodSecurity {

  private static final Set<String> VOLUMES =
      Set.of(
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "persistentVolumeClaim",
          "projected",
          "secret");
  private static final Set<String> SECCOMP = Set.of("RuntimeDefault", "Localhost");
  private static final String CONTEXT = "securityContext";

  private final List<String> violations = new ArrayList<>();

  private PodSecurity() {}

  /** Violations of the rules by a pod. */
  static List<String> violations(PodTemplate pod) {
    PodSecurity security = new PodSecurity();
    security.checkPod(pod.spec());
    pod.containers().forEach(container -> security.checkContainer(container, pod.spec()));
    return security.violations;
  }

  private void checkPod(JsonNode spec) {
    for (String shared : List.of("hostNetwork", "hostPID", "hostIPC")) {
      forbid(spec.path(shared).asBoolean(), shared);
    }
    for (JsonNode volume : spec.path("volumes")) {
      volume
          .fieldNames()
          .forEachRemaining(
              name -> forbid(!name.equals("name") && !VOLUMES.contains(name), "volume " + name));
    }
    forbid(!spec.path(CONTEXT).path("sysctls").isEmpty(), "sysctls");
    checkContext(spec.path(CONTEXT));
  }

  private void checkContainer(JsonNode container, JsonNode pod) {
    JsonNode context = container.path(CONTEXT);
    forbid(context.path("privileged").asBoolean(), "privileged");
    forbid(context.path("allowPrivilegeEscalation").asBoolean(true), "allowPrivilegeEscalation");
    forbid(!context.path("readOnlyRootFilesystem").asBoolean(), "writable root filesystem");
    forbid(!context.at("/capabilities/drop").toString().equals("[\"ALL\"]"), "capabilities");
    forbid(!context.at("/capabilities/add").isMissingNode(), "added capabilities");
    forbid(!context.path("procMount").asText("Default").equals("Default"), "procMount");
    checkContext(context);
    JsonNode user = both(context, pod, "runAsUser");
    forbid(!user.isMissingNode() && user.asInt() == 0, "root");
    forbid(!both(context, pod, "runAsNonRoot").asBoolean(), "user may be root");
    JsonNode seccomp = both(context, pod, "seccompProfile").path("type");
    forbid(!SECCOMP.contains(seccomp.asText()), "seccomp profile " + seccomp);
    for (JsonNode port : container.path("ports")) {
      forbid(port.path("hostPort").asInt() != 0, "hostPort");
    }
    container.findValues("httpGet").forEach(get -> forbid(get.has("host"), "host of a probe"));
  }

  /** Checks fields that are forbidden in pods and in containers. */
  private void checkContext(JsonNode context) {
    for (String field : List.of("seLinuxOptions", "windowsOptions", "appArmorProfile")) {
      forbid(context.has(field), field);
    }
  }

  private static JsonNode both(JsonNode context, JsonNode pod, String field) {
    return context.has(field) ? context.path(field) : pod.path(CONTEXT).path(field);
  }

  private void forbid(boolean isViolated, String rule) {
    if (isViolated) {
      violations.add(rule);
    }
  }
}
