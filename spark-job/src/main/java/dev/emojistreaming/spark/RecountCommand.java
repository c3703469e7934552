package dev.emojistreaming.spark;

import dev.emojistreaming.spark.lifecycle.JobSession;
import dev.emojistreaming.spark.lifecycle.MachineCheck;
import dev.emojistreaming.spark.recount.Recount;
import dev.emojistreaming.spark.recount.TimeRange;
import dev.emojistreaming.spark.settings.JobSettings;
import dev.emojistreaming.spark.topics.RequiredTopics;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The command {@code recount}. */
@Command(
    name = "recount",
    mixinStandardHelpOptions = true,
    description = {
      "Counts the windows between two times again, from the records that are still in the topic,"
          + " and writes their counts."
    })
final class RecountCommand implements Callable<Integer> {

  @ParentCommand private @Nullable SparkJob job;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      required = true,
      description = "Start of the first window, such as 2026-11-23T18:30:00Z.")
  private Instant from = Instant.EPOCH;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      required = true,
      description = "End of the last window.")
  private Instant to = Instant.EPOCH;

  @Override
  public Integer call() throws Exception {
    TimeRange range = new TimeRange(from, to);
    JobSettings settings = Objects.requireNonNull(job).settings();
    MachineCheck.run();
    RequiredTopics.check(settings.kafkaOptions(), settings.reactionsTopic());
    Recount.Result result = new Recount(JobSession.create(), settings).run(range);
    System.out.printf(
        Locale.ROOT,
        "recounted %s to %s: %,d counts%s%n",
        range.from(),
        range.to(),
        result.counts(),
        settings.maxPerUser() == 0
            ? ""
            : String.format(Locale.ROOT, ", %,d reactions capped", result.capped()));
    return CommandLine.ExitCode.OK;
  }
}
