package dev.emojistreaming.deployment.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.emojistreaming.deployment.ProjectRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of {@code monitoring/}. */
final class MonitoringFolder {

  static final Path FOLDER = ProjectRoot.resolve("monitoring");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper YAML = new YAMLMapper();

  private MonitoringFolder() {}

  /** The alerting rules. */
  static List<JsonNode> alerts() {
    return read(YAML, FOLDER.resolve("alerts.yaml"))
        .path("groups")
        .valueStream()
        .flatMap(group -> group.path("rules").valueStream())
        .filter(rule -> rule.has("alert"))
        .toList();
  }

  /** The expectations of promtool's cases: evaluation time, alert name and expected alerts. */
  static List<JsonNode> expectations() {
    return read(YAML, FOLDER.resolve("alerts.test.yaml"))
        .path("tests")
        .valueStream()
        .flatMap(test -> test.path("alert_rule_test").valueStream())
        .toList();
  }

  static List<Path> dashboards() {
    try (Stream<Path> files = Files.list(FOLDER.resolve("dashboards"))) {
      return files.filter(file -> file.toString().endsWith(".json")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode json(Path file) {
    return read(JSON, file);
  }

  private static JsonNode read(ObjectMapper format, Path file) {
    try {
      return format.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
