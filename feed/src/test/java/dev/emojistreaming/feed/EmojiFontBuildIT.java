package dev.emojistreaming.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.testkit.process.StartsProcesses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that bundles the emoji font, on a machine without npm. */
@StartsProcesses
class EmojiFontBuildIT {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");
  private static final String MESSAGE =
      "The feed is built without its emoji font: there is no npm; apt-get install npm\n";

  @TempDir Path target;

  private Process bundle(boolean isCi) throws IOException {
    ProcessBuilder program =
        new ProcessBuilder(
            JAVA.resolve("java").toString(),
            "src/main/build/BundleEmojiFont.java",
            ".",
            target.toString());
    program.environment().putAll(Map.of("PATH", JAVA.toString(), "CI", String.valueOf(isCi)));
    return program.redirectErrorStream(true).start();
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  @Test
  void feedIsBuiltWithoutTheFont() throws Exception {
    Process build = bundle(false);
    assertThat(output(build)).isEqualTo(MESSAGE);
    assertThat(build.waitFor()).isZero();
  }

  @Test
  void buildFailsInCi() throws Exception {
    Process build = bundle(true);
    assertThat(output(build)).isEqualTo(MESSAGE);
    assertThat(build.waitFor()).isEqualTo(1);
  }
}
