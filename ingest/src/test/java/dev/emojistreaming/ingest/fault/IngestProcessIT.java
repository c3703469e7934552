package dev.emojistreaming.ingest.fault;

import static dev.emojistreaming.testkit.machine.Requirements.requireProgram;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.process.FreePort;
import dev.emojistreaming.process.ProcessFailedException;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@StartsProcesses
class IngestProcessIT {

  @TempDir Path folder;

  @Test
  void restartUsesTheSamePortsAndKeepsEachLog() {
    try (IngestProcess ingest =
        new IngestProcess(IngestLaunch.of(folder, "localhost:" + FreePort.find()))) {
      ingest.start();
      assertThat(ingest.health().kafkaConnected()).isFalse();
      assertThat(ingest.metric("ingest_kafka_connected")).isZero();
      assertThat(ingest.metric("jvm_threads_live_threads")).isPositive();

      ingest.kill();
      assertThat(ingest.isAlive()).isFalse();
      ingest.start();

      assertThat(ingest.stop()).isZero();
      assertThat(folder.resolve("ingest-1.log")).content().doesNotContain("stopped in");
      assertThat(ingest.log()).isEqualTo(folder.resolve("ingest-2.log"));
      await().untilAsserted(() -> assertThat(ingest.log()).content().contains("stopped in"));
    }
  }

  @Test
  void failedStartQuotesTheLog() {
    try (IngestProcess ingest =
        new IngestProcess(
            IngestLaunch.of(folder, "localhost:" + FreePort.find())
                .with("EMOJI_CATALOGUE", "👍,,"))) {
      assertThatThrownBy(ingest::start)
          .hasRootCauseInstanceOf(ProcessFailedException.class)
          .hasStackTraceContaining("EMOJI_CATALOGUE must be");
    }
  }

  @Test
  void killAndStopReachIngestThroughAWrappingCommand() {
    requireProgram("strace", "strace");
    Path trace = folder.resolve("trace");
    List<ProcessHandle> before = ProcessHandle.current().descendants().toList();
    try (IngestProcess ingest =
        new IngestProcess(
            IngestLaunch.of(folder, "localhost:" + FreePort.find())
                .runBy("strace", "-f", "-I2", "-o", trace.toString(), "-e", "trace=fsync"))) {
      ingest.start();
      ingest.kill();
      assertThat(trace).content().contains("killed by SIGKILL");

      ingest.start();
      assertThat(ingest.stop()).isZero();
      assertThat(Files.exists(trace)).isTrue();
      assertThat(ProcessHandle.current().descendants()).isSubsetOf(before);
    }
  }
}
