package dev.emojistreaming.deployment.monitoring;

import static dev.emojistreaming.testkit.machine.Requirements.requireProgram;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs promtool on the rules, their cases and the configuration. */
class PromtoolIT {

  @BeforeEach
  void findPromtool() {
    requireProgram("promtool", "prometheus");
  }

  private static void assertPasses(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(arguments));
    Process promtool =
        new ProcessBuilder(command)
            .directory(MonitoringFolder.FOLDER.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(promtool.getInputStream().readAllBytes(), UTF_8);
    assertThat(promtool.waitFor()).as("%s%n%s", String.join(" ", command), output).isZero();
  }

  @Test
  void rulesAreValid() throws Exception {
    assertPasses("check", "rules", "alerts.yaml");
  }

  @Test
  void alertsFireOnlyInTheExpectedCases() throws Exception {
    assertPasses("test", "rules", "alerts.test.yaml");
  }

  @Test
  void configurationIsValid() throws Exception {
    assertPasses("check", "config", "prometheus.yaml");
  }
}
