package dev.emojistreaming.spark;

import dev.emojistreaming.process.ClassPath;
import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.process.ProcessFailedException;
import dev.emojistreaming.process.ReadyLine;
import dev.emojistreaming.testkit.process.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The job's jar, started by spark-submit's class, with Spark and its connector from Maven's class
 * path. As in the image, the jar is among Spark's jars too, where Spark finds its configuration of
 * logs.
 */
final class SubmittedJob {

  private static final Path JAR = Path.of(System.getProperty("job.jar"));
  private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

  /** A process that lives for seconds gains nothing from the optimising compiler. */
  static final String QUICK_START = "-XX:TieredStopAtLevel=1";

  private final String master;
  private final List<String> environment;
  private final List<String> options;
  private final List<String> arguments;

  /**
   * @param environment such as {@code EMOJI_TOPIC=topic}
   * @param options of spark-submit
   */
  SubmittedJob(String master, List<String> environment, String... options) {
    this(master, environment, List.of(options), List.of());
  }

  private SubmittedJob(
      String master, List<String> environment, List<String> options, List<String> arguments) {
    this.master = master;
    this.environment = List.copyOf(environment);
    this.options = options;
    this.arguments = arguments;
  }

  /** The same job with arguments. */
  SubmittedJob with(String... arguments) {
    return new SubmittedJob(master, environment, options, List.of(arguments));
  }

  /** A job without pauses between batches, so that it is always in the middle of one. */
  static SubmittedJob withoutPause(
      String master, String broker, Path checkpoint, String... options) {
    return new SubmittedJob(
        master,
        List.of(
            "KAFKA_BOOTSTRAP_SERVERS=" + broker,
            "CHECKPOINT_LOCATION=" + checkpoint,
            "TRIGGER_INTERVAL=0",
            "CONSOLE=false",
            "METRICS_PORT=0"),
        options);
  }

  /** The class path that Spark needs on every machine. */
  static ClassPath spark() {
    return ClassPath.dependenciesOf(JAR);
  }

  /** Starts the job and returns when it reports that it is ready. */
  LeashedProcess start(Path log) {
    ReadyLine ready = new ReadyLine(SparkJob.READY);
    LeashedProcess job = ChildProcess.start("spark-job", command(), log, ready);
    job.awaitReady(ready.printed(), START_TIMEOUT);
    return job;
  }

  /** Stops the job by SIGTERM; fails with the end of its log if its exit code is not 0. */
  static void stop(LeashedProcess job) {
    job.stop();
    int code = job.exit().join();
    if (code != 0) {
      throw ProcessFailedException.ended(job, code);
    }
  }

  /** Starts a job that ends by itself. */
  LeashedProcess startToEnd(Path log) {
    return ChildProcess.start("spark-job", command(), log, line -> {});
  }

  private List<String> command() {
    List<String> submission = new ArrayList<>(List.of("--master", master));
    submission.addAll(options);
    submission.addAll(List.of("--class", SparkJob.class.getName(), JAR.toString()));
    submission.addAll(arguments);
    List<String> command = new ArrayList<>(List.of("env", "SPARK_LOCAL_IP=127.0.0.1"));
    command.addAll(environment);
    command.addAll(
        ClassPath.of(JAR)
            .javaCommand(
                List.of("@src/main/jvm/spark.options", "-Xmx1g", QUICK_START),
                "org.apache.spark.deploy.SparkSubmit",
                submission));
    return command;
  }
}
