package dev.emojistreaming.ingest.fault;

import static dev.emojistreaming.ingest.fault.FaultSettings.letPass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.testkit.process.StartsProcesses;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kill between Kafka's acknowledgement of a replayed batch and the delete of its rows. */
@LosesKafka
@StartsProcesses
class KilledReplayFaultIT {

  /** Large enough that its replay takes longer than a kill. */
  private static final int BACKLOG = 8_000;

  private static final int RATE = 4_000;
  private static final int BATCH = 20;

  @TempDir Path folder;

  @Test
  void killDuringAReplayOnlyCausesDuplicates() {
    try (FaultTestbed testbed = new FaultTestbed(folder)) {
      testbed.ingest().start();
      try (DeliveryOracle oracle = testbed.loadBatches(RATE, BATCH)) {
        for (int round = 0; round < FaultSettings.ROUNDS; round++) {
          testbed.awaitAcknowledged(oracle, BACKLOG);
          long backlog = testbed.ingest().health().overflowSize();
          testbed.startBroker();
          await()
              .atMost(Duration.ofSeconds(30))
              .pollDelay(Duration.ZERO)
              .pollInterval(Duration.ofMillis(1))
              .until(() -> testbed.ingest().metric("ingest_reactions_replayed_total") > 0);
          assertThat(backlog).isPositive();
          testbed.killIngestUnder(oracle);
          testbed.ingest().start();
          testbed.awaitDrained();
          letPass(Duration.ofMillis(500));
          if (round + 1 < FaultSettings.ROUNDS) {
            testbed.killBroker();
          }
        }
        FaultReport.add("`kill -9` in the middle of a replay", testbed.verify(oracle), "");
      }
    }
  }
}
