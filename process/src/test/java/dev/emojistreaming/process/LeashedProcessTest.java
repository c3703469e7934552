package dev.emojistreaming.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeashedProcessTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  @TempDir Path folder;

  @Test
  void outputGoesToTheLogAndTheListener() throws Exception {
    Queue<String> lines = new ConcurrentLinkedQueue<>();
    LeashedProcess process =
        LeashedProcess.start("child", sh("echo out; echo err >&2; echo ❤️"), log(), lines::add);

    assertThat(process.exit().get()).isZero();
    await().untilAsserted(() -> assertThat(lines).containsExactly("out", "❤️"));
    assertThat(Files.readAllLines(log())).containsExactlyInAnyOrder("out", "err", "❤️");
  }

  @Test
  void exitCodeIsThatOfTheChild() throws Exception {
    assertThat(start("exit 7").exit().get()).isEqualTo(7);
  }

  @Test
  void exitIsKnownAtOnceAfterIt() throws Exception {
    LeashedProcess process = start("exit 7");

    process.exit().get();

    assertThat(process.exit()).isCompletedWithValue(7);
    assertThat(process.failure()).isCompletedExceptionally();
  }

  @Test
  void stopSendsSigtermAndWaits() {
    LeashedProcess process =
        start("trap 'echo bye; exit 0' TERM; echo up; while :; do sleep 0.1; done");
    await().until(() -> Files.readString(log()).contains("up"));

    process.stop();

    assertThat(process.isAlive()).isFalse();
    await().until(() -> Files.readString(log()).contains("bye"));
  }

  @Test
  void childDiesWithAParentThatIsKilled() throws Exception {
    Path pid = folder.resolve("pid");
    Process parent =
        new ProcessBuilder(
                ClassPath.java(),
                "-cp",
                System.getProperty("java.class.path"),
                ParentThatWaits.class.getName(),
                pid.toString(),
                log().toString())
            .inheritIO()
            .start();
    await().atMost(TIMEOUT).until(() -> Files.exists(pid) && !Files.readString(pid).isBlank());
    ProcessHandle child =
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
    assertThat(child.isAlive()).isTrue();

    parent.destroyForcibly().waitFor();

    await().atMost(TIMEOUT).until(() -> !child.isAlive());
  }

  @Test
  void endBeforeReadinessIsAFailureThatQuotesTheLog() {
    ReadyLine ready = new ReadyLine("ready");
    LeashedProcess process =
        LeashedProcess.start("child", sh("echo cannot bind >&2; exit 3"), log(), ready);

    assertThatExceptionOfType(ProcessFailedException.class)
        .isThrownBy(() -> process.awaitReady(ready.printed(), TIMEOUT))
        .withMessageContaining("child ended with exit code 3")
        .withMessageContaining("cannot bind");
  }

  @Test
  void childThatIsNeverReadyIsStopped() {
    ReadyLine ready = new ReadyLine("ready");
    LeashedProcess process = LeashedProcess.start("child", sh("exec sleep 60"), log(), ready);

    assertThatExceptionOfType(ProcessFailedException.class)
        .isThrownBy(() -> process.awaitReady(ready.printed(), Duration.ofMillis(200)))
        .withMessageContaining("child was not ready");
    assertThat(process.isAlive()).isFalse();
  }

  /** Starts a child that writes its process id, and waits for the child. */
  static final class ParentThatWaits {
    public static void main(String[] args) {
      LeashedProcess.start(
              "child", sh("echo $$ > " + args[0] + "; exec sleep 60"), Path.of(args[1]), line -> {})
          .exit()
          .join();
    }
  }

  private LeashedProcess start(String script) {
    return LeashedProcess.start("child", sh(script), log(), line -> {});
  }

  private Path log() {
    return folder.resolve("child.log");
  }

  private static List<String> sh(String script) {
    return List.of("sh", "-c", script);
  }
}
