package dev.emojistreaming.spark;

import dev.emojistreaming.spark.settings.JobSettings;
import dev.emojistreaming.spark.topics.MissingTopics;
import dev.emojistreaming.spark.topics.TopicPlan;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The command {@code create-topics}. */
@Command(
    name = "create-topics",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Creates the topics that are missing; existing ones stay as they are.")
final class CreateTopicsCommand implements Callable<Integer> {

  @ParentCommand private @Nullable SparkJob job;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "Partitions of the reactions and of their counts (default: 4).")
  private @Nullable Integer partitions;

  @Option(
      names = "--replicas",
      paramLabel = "N",
      description = "Replicas of every partition (default: the broker's).")
  private @Nullable Integer replicas;

  @Option(
      names = "--min-insync-replicas",
      paramLabel = "N",
      description = {
        "Replicas that must have a record before it is acknowledged (default: the broker's)."
      })
  private @Nullable Integer minInsyncReplicas;

  @Override
  public Integer call() throws Exception {
    TopicPlan plan =
        new TopicPlan(
            Optional.ofNullable(partitions),
            Optional.ofNullable(replicas),
            Optional.ofNullable(minInsyncReplicas));
    JobSettings settings = Objects.requireNonNull(job).settings();
    MissingTopics.create(
        settings.kafkaOptions(), settings.reactionsTopic(), plan, System.out::println);
    return CommandLine.ExitCode.OK;
  }
}
