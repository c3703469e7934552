package dev.emojistreaming.deployment.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The dashboard's layout is valid, and it works with any Prometheus data source. */
@ParameterizedClass
@MethodSource("dashboards")
class DashboardTest {

  private static final int GRID_WIDTH = 24;

  private final JsonNode dashboard;
  private final List<JsonNode> all;
  private final List<JsonNode> panels;

  DashboardTest(Path file) {
    dashboard = MonitoringFolder.json(file);
    all = dashboard.path("panels").valueStream().toList();
    panels = all.stream().filter(panel -> !type(panel).equals("row")).toList();
  }

  static List<Path> dashboards() {
    return MonitoringFolder.dashboards();
  }

  private static String type(JsonNode panel) {
    return panel.path("type").asText();
  }

  private static String title(JsonNode panel) {
    return panel.path("title").asText();
  }

  @Test
  void panelsDoNotOverlap() {
    Set<List<Integer>> taken = new HashSet<>();
    for (JsonNode panel : all) {
      JsonNode place = panel.path("gridPos");
      int right = place.path("x").asInt() + place.path("w").asInt();
      int bottom = place.path("y").asInt() + place.path("h").asInt();
      assertThat(right).as(title(panel)).isPositive().isLessThanOrEqualTo(GRID_WIDTH);
      for (int x = place.path("x").asInt(); x < right; x++) {
        for (int y = place.path("y").asInt(); y < bottom; y++) {
          assertThat(taken.add(List.of(x, y))).as("%s at %d, %d", title(panel), x, y).isTrue();
        }
      }
    }
  }

  @Test
  void panelIdsAreUnique() {
    assertThat(all).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
  }

  @Test
  void everyPanelHasATitleADescriptionAndAUnit() {
    assertThat(panels).isNotEmpty();
    for (JsonNode panel : panels) {
      assertThat(title(panel)).isNotBlank();
      assertThat(panel.path("description").asText()).as(title(panel)).endsWith(".");
      assertThat(panel.path("fieldConfig").path("defaults").path("unit").asText())
          .as(title(panel))
          .isNotBlank();
    }
  }

  @Test
  void everyQueryUsesTheSelectedDataSource() {
    assertThat(dashboard.path("templating").path("list").valueStream())
        .anyMatch(
            variable ->
                variable.path("name").asText().equals("datasource")
                    && variable.path("type").asText().equals("datasource"));
    for (JsonNode panel : panels) {
      assertThat(panel.path("targets")).as(title(panel)).isNotEmpty();
      for (JsonNode target : panel.path("targets")) {
        JsonNode source = target.has("datasource") ? target : panel;
        assertThat(source.path("datasource").path("uid").asText())
            .as(title(panel))
            .isEqualTo("${datasource}");
      }
    }
  }

  @Test
  void ratesUseTheRateIntervalOfGrafana() {
    for (JsonNode panel : panels) {
      for (JsonNode target : panel.path("targets")) {
        assertThat(target.path("expr").asText().replace("[$__rate_interval]", ""))
            .as(title(panel))
            .isNotBlank()
            .doesNotContain("[");
      }
    }
  }
}
