package dev.emojistreaming.spark;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.broker.BrokerProcess;
import dev.emojistreaming.process.LeashedProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The driver is killed, and stopped, in the middle of batches under load: with no pause between
 * them it is always in the middle of one. {@code -Djob.rounds=10} for the long form.
 */
class KilledJobIT {

  private static final int ROUNDS = Integer.getInteger("job.rounds", 1);
  private static final Duration SOON = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void everyReactionIsCountedOnce() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(folder);
        SteadyLoad load = SteadyLoad.start(broker.address())) {
      TestTopics topics = new TestTopics(broker.address());
      for (int round = 0; round < ROUNDS; round++) {
        LeashedProcess killed = start(broker, "killed-" + round);
        awaitMoreCounts(topics);
        killed.kill();

        LeashedProcess stopped = start(broker, "stopped-" + round);
        awaitMoreCounts(topics);
        stopped.stop();
        assertThat(stopped.exit().get()).isZero();
      }
      LeashedProcess last = start(broker, "last");
      Map<String, Long> expected = load.stop();
      await().atMost(SOON).until(() -> total(counts(topics)) >= total(expected));
      assertThat(counts(topics)).isEqualTo(expected);
      last.stop();
      System.out.printf(
          "killed and stopped %d times each: %,d reactions, each counted once%n",
          ROUNDS, total(expected));
    }
  }

  private LeashedProcess start(BrokerProcess broker, String name) {
    return new SubmittedJob(
            "local[2]",
            List.of(
                "KAFKA_BOOTSTRAP_SERVERS=" + broker.address(),
                "CHECKPOINT_LOCATION=" + folder.resolve("checkpoint"),
                "TRIGGER_INTERVAL=0",
                "CONSOLE=false",
                "METRICS_PORT=0"))
        .start(folder.resolve(name + ".log"));
  }

  private static void awaitMoreCounts(TestTopics topics) {
    long before = total(counts(topics));
    await().atMost(SOON).until(() -> total(counts(topics)) > before + SteadyLoad.PER_SECOND);
  }

  private static Map<String, Long> counts(TestTopics topics) {
    return topics.counts().entrySet().stream()
        .collect(toMap(Map.Entry::getKey, count -> count.getValue().reactionCount()));
  }

  private static long total(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(count -> count).sum();
  }
}
