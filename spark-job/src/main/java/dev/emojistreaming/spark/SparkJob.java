package dev.emojistreaming.spark;

import dev.emojistreaming.spark.lifecycle.MachineCheck;
import dev.emojistreaming.spark.settings.JobSettings;
import dev.emojistreaming.spark.topics.RequiredTopics;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The program: counts until it is stopped or the query fails; its subcommands recount past windows
 * and create the topics.
 *
 * <p>Standard output carries a line that begins with {@link #READY} and then the table of counts.
 * Settings come from the environment, see {@link JobSettings}.
 */
@Command(
    name = "spark-job",
    mixinStandardHelpOptions = true,
    version = "spark-job 0.1.0",
    header = "Counts reactions in windows of two seconds.",
    description = {
      "%nWithout a command: reads EMOJI_TOPIC and writes counts to emoji_counts until SIGTERM."
          + " Variables such as KAFKA_BOOTSTRAP_SERVERS configure it; docs/configuration.md lists"
          + " them.%n"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:stopped by SIGTERM, or the command is done",
      "1:the query failed, or Kafka cannot be reached or refused a request",
      "2:an option, a variable, a topic, the checkpoint or the machine is not valid"
    },
    subcommands = {RecountCommand.class, CreateTopicsCommand.class})
public final class SparkJob implements Callable<Integer> {

  /** First word of the line that reports that the query has started. */
  public static final String READY = "ready";

  private final Map<String, String> environment;

  private SparkJob(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Runs the command; the process ends with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine(System.getenv()).execute(args));
  }

  static CommandLine commandLine(Map<String, String> environment) {
    return CommandErrors.reportBy(new CommandLine(new SparkJob(environment)));
  }

  /** Reads the settings that all commands share; prints a line if a certificate has expired. */
  JobSettings settings() {
    JobSettings settings = JobSettings.of(environment);
    settings.certificates().problems(Instant.now()).forEach(System.err::println);
    return settings;
  }

  @Override
  public Integer call() throws Exception {
    JobSettings settings = settings();
    MachineCheck.run();
    RequiredTopics.check(settings.kafkaOptions(), settings.reactionsTopic());
    new CountingRun(settings).run();
    return CommandLine.ExitCode.OK;
  }
}
