package dev.emojistreaming.deployment.installation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.emojistreaming.deployment.chart.Chart;
import dev.emojistreaming.deployment.chart.Manifest;
import dev.emojistreaming.deployment.chart.PodTemplate;
import dev.emojistreaming.deployment.chart.ValueSet;
import dev.emojistreaming.deployment.compose.ComposeFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A variable that nobody reads would be a setting without effect. */
class VariablesIT {

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
  void programsAskForWhatWeKnowAndForNothingThatWeMakeUp() {
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

  /** By the program, by a Kafka client, or by the manifest itself in an argument. */
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
