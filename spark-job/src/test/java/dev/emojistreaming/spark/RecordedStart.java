package dev.emojistreaming.spark;

import dev.emojistreaming.contract.Topics;
import dev.emojistreaming.contract.Window;
import dev.emojistreaming.process.ClassPath;
import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.process.ReadyLine;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * Counts one reaction and stops. The build runs it before the integration tests to record the
 * classes that the job loads: Java writes them to an archive next to the jar, from which later jobs
 * start in half the time.
 */
final class RecordedStart {

  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
  private static final Duration WRITE_TIMEOUT = Duration.ofMinutes(2);

  private RecordedStart() {}

  /**
   * Ends the process.
   *
   * @param args the job's jar, the archive, and the folder for data
   */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory(Path.of(args[2]), "recorded-start-");
    Files.deleteIfExists(Path.of(args[1]));
    try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"))) {
      ReadyLine ready = new ReadyLine(SparkJob.READY);
      LeashedProcess job =
          LeashedProcess.start(
              "spark-job",
              ClassPath.of(Path.of(args[0]))
                  .javaCommand(
                      List.of(
                          "@src/main/jvm/spark.options",
                          "-Xmx1g",
                          SubmittedJob.QUICK_START,
                          "-XX:ArchiveClassesAtExit=" + args[1],
                          "-Xlog:cds=off",
                          "-Xlog:cds+dynamic=off"),
                      SparkJob.class.getName(),
                      List.of()),
              Map.of(
                  "KAFKA_BOOTSTRAP_SERVERS",
                  broker.address(),
                  "CHECKPOINT_LOCATION",
                  folder.resolve("checkpoint").toString(),
                  "METRICS_PORT",
                  "0",
                  "SPARK_LOCAL_IP",
                  "127.0.0.1"),
              folder.resolve("spark.log"),
              ready);
      job.awaitReady(ready.printed(), START_TIMEOUT);
      count(new TestTopics(broker.address()));
      // Not by its leash, which does not wait for the archive.
      job.terminate();
      int unused = job.exit().get(WRITE_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private static void count(TestTopics topics) {
    topics.send(
        Topics.REACTIONS,
        "{'user_id':'u','emoji_type':'👍','timestamp':'%s'}"
            .formatted(Window.startOf(Instant.now())),
        1);
    topics.send(Topics.REACTIONS, "not json", 1);
    Awaitility.await().atMost(START_TIMEOUT).until(() -> !topics.counts().isEmpty());
  }
}
