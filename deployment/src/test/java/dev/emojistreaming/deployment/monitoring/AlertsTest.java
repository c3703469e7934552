package dev.emojistreaming.deployment.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emojistreaming.deployment.ProjectRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every alert has cases, a description and an existing runbook. */
class AlertsTest {

  private static final List<JsonNode> ALERTS = MonitoringFolder.alerts();

  private static Set<String> names() {
    return ALERTS.stream().map(AlertsTest::name).collect(Collectors.toSet());
  }

  private static String name(JsonNode alert) {
    return alert.path("alert").asText();
  }

  private static Set<String> namesInCases(boolean firing) {
    return MonitoringFolder.expectations().stream()
        .filter(expectation -> expectation.path("exp_alerts").isEmpty() != firing)
        .map(expectation -> expectation.path("alertname").asText())
        .collect(Collectors.toSet());
  }

  @Test
  void everyAlertHasACaseInWhichItFires() {
    assertThat(names()).isNotEmpty().isEqualTo(namesInCases(true));
  }

  @Test
  void everyAlertHasACaseInWhichItDoesNotFire() {
    assertThat(names()).isEqualTo(namesInCases(false));
  }

  @Test
  void everyAlertHasASeverityASummaryAndADescription() {
    for (JsonNode alert : ALERTS) {
      assertThat(alert.path("labels").path("severity").asText())
          .as(name(alert))
          .isIn("critical", "warning");
      JsonNode annotations = alert.path("annotations");
      assertThat(annotations.path("summary").asText()).as(name(alert)).isNotBlank();
      assertThat(annotations.path("description").asText())
          .as(name(alert))
          .contains("{{ $labels.")
          .endsWith(".");
    }
  }

  @Test
  void everyRunbookIsAnExistingSection() throws IOException {
    for (JsonNode alert : ALERTS) {
      String[] section = alert.path("annotations").path("runbook").asText().split("#", 2);
      Path file = ProjectRoot.resolve(section[0]);
      assertThat(file).as(name(alert)).isRegularFile();
      if (section.length == 2) {
        assertThat(anchors(file)).as(name(alert)).contains(section[1]);
      }
    }
  }

  /** The anchors that Git hosts generate from headings. */
  private static List<String> anchors(Path markdown) throws IOException {
    return Files.readAllLines(markdown).stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} -]", "").replace(' ', '-'))
        .toList();
  }

  @Test
  void everyAlertIsInTheReadme() throws IOException {
    List<String> rows =
        Files.readAllLines(MonitoringFolder.FOLDER.resolve("README.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .toList();
    assertThat(names())
        .allSatisfy(name -> assertThat(rows).anyMatch(row -> row.contains("`" + name + "`")));
  }
}
