package dev.emojistreaming.feed;

import static dev.emojistreaming.testkit.machine.Requirements.requireProgram;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.testkit.process.StartsProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The JavaScript that the feed serves: its unit tests, run by node, and its JSDoc types, checked by
 * TypeScript. {@code package.json} has the same commands for use without Maven.
 */
@StartsProcesses
class JavaScriptIT {

  private static final Path UNIT_TESTS = Path.of("src/test/js");

  @BeforeEach
  void findNode() {
    requireProgram("node", "nodejs");
  }

  @Test
  void unitTestsPass() throws Exception {
    List<String> command = new ArrayList<>(List.of("node", "--test"));
    try (Stream<Path> files = Files.list(UNIT_TESTS)) {
      files.map(Path::toString).filter(file -> file.endsWith(".test.js")).forEach(command::add);
    }
    assertThat(command).as("node and its files").hasSizeGreaterThan(2);
    assertSucceeds(command);
  }

  @Test
  void typesAreConsistent() throws Exception {
    requireProgram("npm", "npm");
    assertSucceeds(List.of("npm", "ci", "--prefer-offline"));
    assertSucceeds(List.of("npm", "run", "check"));
  }

  private static void assertSucceeds(List<String> command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as("%s%n%s", String.join(" ", command), output).isZero();
  }
}
