package dev.emojistreaming.spark;

import dev.emojistreaming.process.LeashedProcess;
import dev.emojistreaming.testkit.broker.BrokerProcess;
import dev.emojistreaming.testkit.process.StartsProcesses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The driver is killed, and stopped, in the middle of batches under load: without pauses between
 * batches it is always in the middle of one. {@code -Djob.rounds=10} runs the long form.
 */
@StartsProcesses
class KilledJobFaultIT {

  private static final int ROUNDS = Integer.getInteger("job.rounds", 1);
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void everyReactionIsCountedOnce() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(folder);
        SteadyLoad load = SteadyLoad.start(broker.address())) {
      TestTopics topics = new TestTopics(broker.address());
      for (int round = 0; round < ROUNDS; round++) {
        LeashedProcess killed = start(broker, "killed-" + round);
        topics.awaitMoreReactions(SteadyLoad.PER_SECOND, TIMEOUT);
        killed.kill();

        LeashedProcess stopped = start(broker, "stopped-" + round);
        topics.awaitMoreReactions(SteadyLoad.PER_SECOND, TIMEOUT);
        SubmittedJob.stop(stopped);
      }
      LeashedProcess last = start(broker, "last");
      Map<String, Long> expected = load.stop();
      topics.awaitReactions(expected, TIMEOUT);
      last.stop();
      System.out.printf(
          "killed and stopped %d times each: %,d reactions, each counted once%n",
          ROUNDS, expected.values().stream().mapToLong(count -> count).sum());
    }
  }

  private LeashedProcess start(BrokerProcess broker, String name) {
    return SubmittedJob.withoutPause("local[2]", broker.address(), folder.resolve("checkpoint"))
        .start(folder.resolve(name + ".log"));
  }
}
