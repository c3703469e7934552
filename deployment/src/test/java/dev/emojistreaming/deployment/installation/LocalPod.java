package dev.emojistreaming.deployment.installation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emojistreaming.deployment.ProjectRoot;
import dev.emojistreaming.deployment.chart.PodTemplate;
import dev.emojistreaming.process.ClassPath;
import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.process.QuarkusProgram;
import dev.emojistreaming.testkit.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts the only container of a pod as a process: its image's program, set up as in the manifest.
 */
final class LocalPod {

  private static final String SPARK_SUBMIT = "/opt/spark/bin/spark-submit";
  private static final Path SPARK_JOB = ProjectRoot.resolve("spark-job/target");

  private final PodTemplate pod;
  private final JsonNode container;
  private final LocalCluster cluster;
  private final String name;
  private final Path folder;

  private LocalPod(PodTemplate pod, LocalCluster cluster, String name) {
    this.pod = pod;
    this.container = pod.container();
    this.cluster = cluster;
    this.name = name;
    this.folder = cluster.folder().resolve(name);
  }

  /** Starts the process. */
  static LeashedProcess start(PodTemplate pod, LocalCluster cluster) throws IOException {
    return start(pod, cluster, pod.container().path("name").asText(), Map.of());
  }

  /**
   * Starts the process with other variables.
   *
   * @param name of its folder
   * @param changes variables that replace those of the manifest
   */
  static LeashedProcess start(
      PodTemplate pod, LocalCluster cluster, String name, Map<String, String> changes)
      throws IOException {
    return new LocalPod(pod, cluster, name).start(changes);
  }

  private LeashedProcess start(Map<String, String> changes) throws IOException {
    mount();
    Map<String, String> variables = variables();
    variables.putAll(changes);
    return ChildProcess.start(name, command(), variables, folder.resolve("log"), line -> {});
  }

  /** Creates a folder for each volume, with the files of its Secret if it has one. */
  private void mount() throws IOException {
    for (JsonNode mount : container.path("volumeMounts")) {
      Files.createDirectories(folderOf(mount));
    }
    for (JsonNode volume : pod.spec().path("volumes")) {
      JsonNode secret = volume.path("secret");
      for (JsonNode item : secret.path("items")) {
        cluster
            .secret(secret.path("secretName").asText(), item.path("key").asText())
            .writeTo(
                folder.resolve(volume.path("name").asText()).resolve(item.path("path").asText()));
      }
    }
  }

  private Path folderOf(JsonNode mount) {
    return folder.resolve(mount.path("name").asText());
  }

  private Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>();
    for (JsonNode variable : container.path("env")) {
      variables.put(variable.path("name").asText(), value(variable));
    }
    return variables;
  }

  private String value(JsonNode variable) {
    JsonNode secret = variable.at("/valueFrom/secretKeyRef");
    return secret.isMissingNode()
        ? localize(variable.path("value").asText())
        : cluster.secret(secret.path("name").asText(), secret.path("key").asText()).text();
  }

  /** Replaces host names of the cluster and mount paths with those of this machine. */
  private String localize(String text) {
    String local = cluster.localize(text);
    for (JsonNode mount : container.path("volumeMounts")) {
      String path = mount.path("mountPath").asText();
      if (local.equals(path) || local.startsWith(path + "/")) {
        local = folderOf(mount) + local.substring(path.length());
      }
    }
    return local;
  }

  private List<String> command() {
    List<String> arguments =
        container.path("args").valueStream().map(JsonNode::asText).map(this::localize).toList();
    if (!arguments.isEmpty() && arguments.get(0).equals(SPARK_SUBMIT)) {
      return sparkSubmit(arguments.subList(1, arguments.size()));
    }
    String module = container.path("image").asText().replaceAll(".*/|:.*", "");
    List<String> command =
        new ArrayList<>(
            QuarkusProgram.in(ProjectRoot.resolve(module + "/target"))
                .command(List.of("-Xmx384m")));
    command.addAll(arguments);
    return command;
  }

  /** Like Spark's script, with the jars of the build instead of the image's. */
  private static List<String> sparkSubmit(List<String> arguments) {
    Path jar = SPARK_JOB.resolve("emoji-streaming-spark-job.jar");
    return ClassPath.of(jar)
        .javaCommand(
            List.of("@" + ProjectRoot.resolve("spark-job/src/main/jvm/spark.options"), "-Xmx1g"),
            "org.apache.spark.deploy.SparkSubmit",
            arguments.stream()
                .map(each -> each.startsWith("local:///") ? jar.toString() : each)
                .toList());
  }
}
