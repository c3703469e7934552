package dev.emojistreaming.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.process.ClassPath;
import dev.emojistreaming.process.FreePort;
import dev.emojistreaming.testkit.log.ChildLogs;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a separate process, as {@code ./start} runs it. */
class StandaloneIT {

  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  @TempDir Path folder;

  private int httpPort;
  private int kafkaPort;
  private int managementPort;
  private int feedPort;
  private int feedManagementPort;
  private String systemLocale = "";
  private Process launcher;

  @AfterEach
  void endLauncher() {
    if (launcher != null) {
      launcher.destroyForcibly();
    }
  }

  /** In Arabic digits are not ASCII, which neither Kafka's settings nor scripts understand. */
  @Test
  void everyReactionThatIsSentIsCounted() throws Exception {
    systemLocale = "-Duser.language=ar -Duser.country=EG -Duser.extensions=u-nu-arab";
    start("--once");

    assertThat(launcher.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(output()).contains("sent 10000 accepted 10000 counted 10000");
    assertThat(launcher.exitValue()).isZero();
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void killingTheLauncherLeavesNoProcess() throws Exception {
    start("--data", folder.resolve("data").toString());
    awaitOutput("ingest     receives reactions");
    List<ProcessHandle> children = launcher.descendants().toList();
    assertThat(children).hasSizeGreaterThanOrEqualTo(6);

    launcher.destroyForcibly();

    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    assertPortsAreFree();
  }

  /** In Turkish the upper case of i is not I, which Kafka's broker does not expect. */
  @Test
  void sigtermStopsAllChildren() throws Exception {
    systemLocale = "-Duser.language=tr -Duser.country=TR";
    start("kafka", "--data", folder.resolve("data").toString());
    awaitOutput("broker     listens on localhost:" + kafkaPort);
    List<ProcessHandle> children = launcher.descendants().toList();
    assertThat(children).hasSizeGreaterThanOrEqualTo(2);

    launcher.destroy();

    assertThat(launcher.waitFor(30, TimeUnit.SECONDS)).isTrue();
    Awaitility.await().until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    assertPortsAreFree();
  }

  @Test
  void folderInUseIsReportedInOneLine() throws Exception {
    start("kafka", "--data", folder.resolve("data").toString());
    awaitOutput("listens");
    Process first = launcher;
    try {
      start("--data", folder.resolve("data").toString());
      assertThat(launcher.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(launcher.exitValue()).isEqualTo(1);
      assertThat(output()).contains("is in use by another ./start").hasLineCount(1);
    } finally {
      first.destroy();
      first.waitFor();
    }
  }

  @Test
  void endOfAChildIsReportedAndStopsTheOthers() throws Exception {
    start("kafka", "--data", folder.resolve("data").toString());
    awaitOutput("listens");
    List<ProcessHandle> children = launcher.descendants().toList();
    children.stream()
        .filter(child -> child.info().command().orElse("").endsWith("java"))
        .forEach(ProcessHandle::destroyForcibly);

    assertThat(launcher.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(launcher.exitValue()).isEqualTo(1);
    assertThat(output()).contains("start: broker ended with exit code 137");
  }

  @Test
  void portInUseIsReportedInOneLine() throws Exception {
    httpPort = FreePort.find();
    try (ServerSocket taken = new ServerSocket(httpPort)) {
      start("--once");
      assertThat(launcher.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(launcher.exitValue()).isEqualTo(1);
    assertThat(output())
        .isEqualTo(
            "start: port %d is in use; choose another with --http-port%n".formatted(httpPort));
  }

  @Test
  void unusableFolderIsReportedInOneLine() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    start("--data", file.resolve("data").toString());
    assertThat(launcher.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(launcher.exitValue()).isEqualTo(1);
    assertThat(output()).startsWith("start: cannot use the folder").hasLineCount(1);
  }

  @Test
  void unknownOptionIsReportedInOneLine() throws Exception {
    start("--twice");
    assertThat(launcher.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(launcher.exitValue()).isEqualTo(2);
    assertThat(output()).contains("--twice").contains("./start --help").hasLineCount(1);
  }

  private void start(String... arguments) throws IOException {
    httpPort = httpPort == 0 ? FreePort.find() : httpPort;
    kafkaPort = FreePort.find();
    managementPort = FreePort.find();
    feedPort = FreePort.find();
    feedManagementPort = FreePort.find();
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    List<String> command = new ArrayList<>();
    command.addAll(
        ClassPath.of(Path.of(System.getProperty("standalone.jar")))
            .javaCommand(
                List.of(
                    "-Demoji.home=" + System.getProperty("project.root"),
                    "-Djava.io.tmpdir=" + temporary),
                Standalone.class.getName(),
                List.of(arguments)));
    command.addAll(List.of("--kafka-port", String.valueOf(kafkaPort)));
    if (!List.of(arguments).contains("kafka")) {
      command.addAll(List.of("--http-port", String.valueOf(httpPort)));
      command.addAll(List.of("--management-port", String.valueOf(managementPort)));
      command.addAll(List.of("--feed-port", String.valueOf(feedPort)));
      command.addAll(List.of("--feed-management-port", String.valueOf(feedManagementPort)));
    }
    for (String program : List.of("ingest", "spark-job", "feed", "simulator")) {
      ChildLogs.watch(folder.resolve("data/logs").resolve(program + ".log"));
    }
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile());
    if (!systemLocale.isEmpty()) {
      builder.environment().put("JAVA_TOOL_OPTIONS", systemLocale);
    }
    launcher = builder.start();
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("output"), UTF_8);
  }

  private void awaitOutput(String text) {
    Awaitility.await().atMost(TIMEOUT).until(() -> output().contains(text) || !launcher.isAlive());
    Awaitility.await().untilAsserted(() -> assertThat(output()).contains(text));
  }

  private void assertPortsAreFree() {
    for (int port : new int[] {httpPort, kafkaPort, managementPort, feedPort, feedManagementPort}) {
      Ports.requireFree(port, "port");
    }
  }
}
