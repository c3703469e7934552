package dev.emojistreaming.deployment.image;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emojistreaming.deployment.chart.PodTemplate;
import dev.emojistreaming.deployment.compose.ComposeFile;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A service of {@code compose.yaml}, with the defaults of Compose. */
record Service(String name, JsonNode definition) {

  private static final String DEFAULT_GRACE_PERIOD = "10s";

  static Service named(String name) {
    return new Service(name, ComposeFile.services().get(name));
  }

  /** The module that its image is built from, if the image is ours. */
  String module() {
    return image().replaceAll(".*/|:.*", "");
  }

  String image() {
    return definition.path("image").asText();
  }

  boolean isOurs() {
    return ComposeFile.isOurs(definition);
  }

  /** Arguments that replace the image's, if there are any. */
  List<String> command() {
    return texts("/command").toList();
  }

  /** Its variables; those that Compose takes from its own environment have their defaults. */
  Map<String, String> environment() {
    Map<String, String> variables =
        new HashMap<>(PodTemplate.texts(definition.path("environment")));
    variables.replaceAll((name, value) -> value.replaceAll("\\$\\{\\w+:-([^}]*)}", "$1"));
    return variables;
  }

  boolean isReadOnly() {
    return definition.path("read_only").asBoolean();
  }

  /** Its memory limit in bytes, if it has one. */
  Optional<Long> memory() {
    return Optional.of(definition.path("mem_limit").asText())
        .filter(limit -> !limit.isEmpty())
        .map(limit -> Long.parseLong(limit.replaceFirst("[mg]$", "")) << shift(limit));
  }

  private static int shift(String limit) {
    return limit.endsWith("g") ? 30 : 20;
  }

  /** Its tmpfs mounts, with their options. */
  Map<String, List<String>> tmpfs() {
    return texts("/tmpfs")
        .map(mount -> mount.split(":", 2))
        .collect(
            Collectors.toMap(
                parts -> parts[0],
                parts -> parts.length > 1 ? List.of(parts[1].split(",")) : List.of()));
  }

  /** The paths of its volumes, by their names. */
  Map<String, String> volumes() {
    return texts("/volumes")
        .map(volume -> volume.split(":", -1))
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
  }

  /** The command of its health check, if it has one. */
  List<String> healthCheck() {
    return texts("/healthcheck/test").skip(1).map(word -> word.replace("$$", "$")).toList();
  }

  Duration healthCheckTimeout() {
    return seconds(definition.at("/healthcheck/timeout").asText());
  }

  /** How long it may take to stop before it is killed. */
  Duration grace() {
    return seconds(definition.path("stop_grace_period").asText(DEFAULT_GRACE_PERIOD));
  }

  private static Duration seconds(String text) {
    return Duration.parse("PT" + text);
  }

  private Stream<String> texts(String path) {
    return definition.at(path).valueStream().map(JsonNode::asText);
  }
}
