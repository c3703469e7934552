package dev.emojistreaming.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.process.ClassPath;
import dev.emojistreaming.testkit.machine.Requirements;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged job on machines that do not suit it; no broker is needed to find out. */
@StartsProcesses
class MachineCheckIT {

  /** A setting that Kafka's client refuses at once: the check of the machine comes before it. */
  private static final String NEXT_ERROR = "security.protocol";

  @TempDir Path folder;

  @Test
  void tooFewOpenFilesAreReportedInOneLine() throws Exception {
    assertThat(run("ulimit -n 256; exec \"$@\"", folder)).isEqualTo(2);
    assertThat(errors())
        .containsExactly(
            "spark-job: the limit of open files must be at least 512, but is 256;"
                + " ulimit -n sets it");
  }

  @Test
  void librariesGoToALocalFolderOfSparkIfTheTemporaryFolderMustNotExecute() throws Exception {
    assertThat(runOnNoexec(folder.resolve("local"))).isEqualTo(1);
    assertThat(errors()).singleElement().asString().contains(NEXT_ERROR);
    // RocksDB deletes its file at exit.
    assertThat(folder.resolve("local/emoji-streaming-libraries")).isDirectory();
  }

  @Test
  void foldersThatMustNotExecuteAreReportedInOneLine() throws Exception {
    Path noexec = folder.resolve("noexec");
    assertThat(runOnNoexec(noexec.resolve("local"))).isEqualTo(2);
    assertThat(errors())
        .containsExactly(
            "spark-job: native libraries cannot be loaded from "
                + noexec
                + " or "
                + noexec.resolve("local")
                + ", which must be writable and not mounted with noexec; set SPARK_LOCAL_DIRS to"
                + " another folder");
  }

  /** In a mount namespace, which ends with the process. */
  private int runOnNoexec(Path localFolder) throws Exception {
    Files.createDirectories(folder.resolve("noexec"));
    String mount = "mount -t tmpfs -o noexec tmpfs '" + folder.resolve("noexec") + "'";
    Requirements.require(
        new ProcessBuilder("unshare", "-m", "sh", "-c", mount).start().waitFor() == 0,
        "no right to mount a tmpfs; run the build as root");
    return run(
        "exec unshare -m sh -c \"" + mount + " && exec \\\"\\$@\\\"\" sh \"$@\"", localFolder);
  }

  private int run(String script, Path localFolder) throws Exception {
    List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    command.addAll(
        ClassPath.of(Path.of(System.getProperty("job.jar")))
            .javaCommand(
                List.of(
                    "@src/main/jvm/spark.options",
                    SubmittedJob.QUICK_START,
                    "-Djava.io.tmpdir=" + folder.resolve("noexec")),
                SparkJob.class.getName(),
                List.of()));
    Files.createDirectories(folder.resolve("noexec"));
    ProcessBuilder job =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    job.environment().put("SPARK_LOCAL_DIRS", localFolder.toString());
    job.environment().put("KAFKA_SECURITY_PROTOCOL", "HOPE");
    Process process = job.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  private List<String> errors() throws IOException {
    return Files.readAllLines(folder.resolve("err"));
  }
}
