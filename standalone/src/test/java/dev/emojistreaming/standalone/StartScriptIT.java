package dev.emojistreaming.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The errors that {@code ./start} reports before it starts Java. */
class StartScriptIT {

  @TempDir Path folder;

  @Test
  void tooOldJavaIsReportedInOneLine() throws Exception {
    Path java = folder.resolve("jdk/bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, "#!/bin/sh\necho '    java.specification.version = 11' >&2\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();

    assertError(
        Map.of("JAVA_HOME", folder.resolve("jdk").toString()),
        "start: Java 17 or newer is needed, and " + java + " is 11; set JAVA_HOME\n");
  }

  @Test
  void wrongJavaHomeIsReportedInOneLine() throws Exception {
    assertError(
        Map.of("JAVA_HOME", folder.toString()),
        "start: JAVA_HOME is " + folder + ", but there is no bin/java in it\n");
  }

  @Test
  void missingJavaIsReportedInOneLine() throws Exception {
    List<String> tools = List.of("dirname", "sed");
    for (String tool : tools) {
      Files.createSymbolicLink(folder.resolve(tool), Path.of("/usr/bin", tool));
    }
    assertError(
        Map.of("PATH", folder.toString(), "JAVA_HOME", ""),
        "start: no Java found; install a JDK, version 17 or newer, or set JAVA_HOME\n");
    // JUnit would warn of each link.
    for (String tool : tools) {
      Files.delete(folder.resolve(tool));
    }
  }

  private void assertError(Map<String, String> environment, String line) throws Exception {
    Path output = folder.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", System.getProperty("project.root") + "/start")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(output, UTF_8)).isEqualTo(line);
    assertThat(process.exitValue()).isEqualTo(1);
  }
}
