package dev.emojistreaming.deployment.installation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emojistreaming.deployment.ProjectRoot;
import dev.emojistreaming.deployment.chart.Chart;
import dev.emojistreaming.deployment.chart.Manifest;
import dev.emojistreaming.deployment.chart.PodTemplate;
import dev.emojistreaming.deployment.chart.ValueSet;
import dev.emojistreaming.deployment.compose.ComposeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every variable that we document or set is read by its program; otherwise it has no effect. */
class VariablesIT {

  private static final Pattern ROW =
      Pattern.compile("^\\| `([A-Z_]+)` \\| ([a-z, -]+) \\|", Pattern.MULTILINE);

  private static Map<String, Set<String>> read;

  @BeforeAll
  static void runPrograms(@TempDir Path folder) throws Exception {
    read =
        Map.of(
            "ingest", VariablesRead.by("ingest", folder),
            "feed", VariablesRead.by("feed", folder),
            "simulator", VariablesRead.by("simulator", folder, "--help"),
            "spark-job", VariablesRead.bySparkJob());
  }

  @Test
  void variablesReadAreFoundAndOthersAreNot() {
    assertThat(read.get("ingest"))
        .contains("ACKNOWLEDGE", "INGEST_OVERFLOW_PATH", "INGEST_OVERFLOW_LIBRARY_FOLDER")
        .doesNotContain("INGEST_OVERFLOW", "FEED_TICK", "HOME");
    assertThat(read.get("feed")).contains("FEED_TICK", "INGEST_URL").doesNotContain("ACKNOWLEDGE");
    assertThat(read.get("spark-job")).contains("HISTORY_PATH").doesNotContain("ACKNOWLEDGE");
  }

  @Test
  void everyVariableOfEveryInstallationIsRead() {
    for (ValueSet values : ValueSet.all()) {
      for (Manifest manifest : Chart.render(values)) {
        for (PodTemplate pod : manifest.pods()) {
          pod.container()
              .path("env")
              .forEach(
                  variable ->
                      assertThat(isRead(pod, variable.path("name").asText()))
                          .as("%s: %s of %s", values, variable.path("name"), pod)
                          .isTrue());
        }
      }
    }
  }

  @Test
  void everyVariableOfComposeIsRead() {
    ComposeFile.services().values().stream()
        .filter(ComposeFile::isOurs)
        .forEach(
            service ->
                service
                    .path("environment")
                    .fieldNames()
                    .forEachRemaining(
                        variable ->
                            assertThat(isRead(service.path("image").asText(), variable))
                                .as("%s of %s", variable, service.path("image"))
                                .isTrue()));
  }

  /** Except the simulator's: they are command-line options, which its own tests cover. */
  @Test
  void everyDocumentedVariableIsReadByItsPrograms() throws IOException {
    List<MatchResult> rows =
        ROW.matcher(Files.readString(ProjectRoot.resolve("docs/configuration.md")))
            .results()
            .toList();
    assertThat(rows).hasSizeGreaterThan(35);
    for (MatchResult row : rows) {
      String programs = row.group(2).replace("all", "ingest, feed, spark-job");
      for (String program : List.of("ingest", "feed", "spark-job")) {
        assertThat(programs.contains(program) && !isRead(program, row.group(1)))
            .as("%s does not read %s", program, row.group(1))
            .isFalse();
      }
    }
  }

  /** By the program, by a Kafka client, or in an argument of the manifest. */
  private static boolean isRead(PodTemplate pod, String variable) {
    JsonNode container = pod.container();
    return isRead(container.path("image").asText(), variable)
        || container.path("args").toString().contains("$(" + variable + ")");
  }

  private static boolean isRead(String image, String variable) {
    return read.get(image.replaceAll(".*/|:.*", "")).contains(variable)
        || VariablesRead.isOfKafka(variable);
  }
}
