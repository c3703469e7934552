package dev.emojistreaming.deployment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import dev.emojistreaming.deployment.ProjectRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The chart's archive, as {@code helm package} creates it. */
class PackageTest {

  /** The release version of the current snapshot. */
  private static final String VERSION =
      System.getProperty("project.version").replace("-SNAPSHOT", "");

  @Test
  void chartPassesTheStrictLint() {
    LintResult result = new Helm(Chart.FOLDER).lint().strict().call();
    assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    assertThat(result.getMessages()).containsExactly("[INFO] Chart.yaml: icon is recommended");
  }

  @Test
  void archiveHasTheVersionAndTheLinkedFiles(@TempDir Path folder) {
    new Helm(Chart.FOLDER).packageIt().withDestination(folder).call();
    Path archive = folder.resolve("emoji-streaming-" + VERSION + ".tgz");
    assertThat(archive).isRegularFile();
    String rendered =
        new Helm(archive)
            .template()
            .withName(Chart.RELEASE)
            .withKubeVersion(Chart.KUBERNETES)
            .withValuesFile(ValueSet.named("default").file())
            .set("topics.mode", "strimzi")
            .set("monitoring.rules", true)
            .set("monitoring.dashboards", true)
            .call();
    assertThat(rendered)
        .contains(
            "topicName: emoji_counts", "alert: IngestOverflowStranded", "emoji-streaming.json")
        .contains("image: emoji-streaming/ingest:" + VERSION);
  }

  @Test
  void composeHasTheSameVersion() throws IOException {
    assertThat(Files.readString(ProjectRoot.resolve("compose.yaml")))
        .contains("image: emoji-streaming/ingest:" + VERSION);
  }
}
