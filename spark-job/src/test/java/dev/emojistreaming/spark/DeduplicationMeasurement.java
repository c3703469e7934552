package dev.emojistreaming.spark;

import static org.awaitility.Awaitility.await;

import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.process.FreePort;
import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import dev.emojistreaming.testkit.metrics.Scrape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures the cost of ten million ids in the state: time, memory, disk, and the next start. Not
 * part of a build: {@code -Pbenchmarks}.
 */
class DeduplicationMeasurement {

  private static final int IDS = Integer.getInteger("deduplication.ids", 10_000_000);
  private static final Duration TIMEOUT = Duration.ofMinutes(10);
  private static final double MEGABYTE = 1e6;

  @TempDir Path folder;
  private final int port = FreePort.find();

  @Test
  void costOfTenMillionIds() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(folder)) {
      TestTopics topics = new TestTopics(broker.address());
      Backlog.send(topics, IDS);
      SubmittedJob submitted =
          new SubmittedJob(
              "local[2]",
              List.of(
                  "KAFKA_BOOTSTRAP_SERVERS=" + broker.address(),
                  "CHECKPOINT_LOCATION=" + folder.resolve("checkpoint"),
                  "CONSOLE=false",
                  "METRICS_PORT=" + port));
      LeashedProcess job = submitted.start(folder.resolve("job.log"));
      Instant start = Instant.now();
      awaitIds(IDS);
      System.out.printf(
          "ids: %,d after %.1f s; resident %.0f MB with -Xmx1g; checkpoint %.0f MB%n",
          IDS, secondsSince(start), residentBytes() / MEGABYTE, checkpointBytes() / MEGABYTE);
      job.stop();

      start = Instant.now();
      job = submitted.start(folder.resolve("job.log"));
      topics.send(
          Topics.REACTIONS,
          "{'user_id':'u','emoji_type':'👍','timestamp':'%s','message_id':'m'}".formatted(start),
          1);
      awaitIds(IDS + 1L);
      System.out.printf(
          "ids: counting again %.1f s after the start; resident %.0f MB%n",
          secondsSince(start), residentBytes() / MEGABYTE);
      job.stop();
    }
  }

  private void awaitIds(long ids) {
    await()
        .atMost(TIMEOUT)
        .ignoreExceptions()
        .until(() -> Scrape.of(port, "/metrics").value("spark_job_deduplication_ids") == ids);
  }

  private static double secondsSince(Instant start) {
    return Duration.between(start, Instant.now()).toMillis() / 1e3;
  }

  private static long residentBytes() throws IOException {
    ProcessHandle job =
        ProcessHandle.current()
            .descendants()
            .filter(DeduplicationMeasurement::isJob)
            .findAny()
            .orElseThrow();
    try (Stream<String> lines = Files.lines(Path.of("/proc", job.pid() + "", "status"))) {
      String resident = lines.filter(line -> line.startsWith("VmRSS:")).findAny().orElseThrow();
      return Long.parseLong(resident.replaceAll("\\D", "")) * 1024;
    }
  }

  /** {@link ProcessHandle.Info} would truncate its command line. */
  private static boolean isJob(ProcessHandle process) {
    try {
      String command = Files.readString(Path.of("/proc", process.pid() + "", "cmdline"));
      return command.contains("SparkSubmit") && !command.startsWith("sh\0");
    } catch (IOException e) {
      return false;
    }
  }

  private long checkpointBytes() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("checkpoint"))) {
      return files.mapToLong(file -> file.toFile().isFile() ? file.toFile().length() : 0).sum();
    }
  }
}
