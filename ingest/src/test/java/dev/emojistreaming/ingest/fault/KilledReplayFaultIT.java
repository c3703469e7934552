package dev.emojistreaming.ingest.fault;

import static dev.emojistreaming.ingest.fault.Faults.letPass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kill between Kafka's acknowledgement of a replayed batch and its delete. */
class KilledReplayFaultIT {

  private static final int BACKLOG = 4 * Stage.RATE;

  @TempDir Path folder;

  @Test
  void killInTheMiddleOfAReplayDuplicatesAtMost() {
    try (Stage stage = new Stage(folder)) {
      stage.ingest().start();
      try (DeliveryOracle oracle = stage.load()) {
        for (int round = 0; round < Faults.ROUNDS; round++) {
          stage.awaitAcknowledged(oracle, BACKLOG);
          long backlog = stage.ingest().health().overflowSize();
          stage.startBroker();
          await()
              .atMost(Duration.ofSeconds(30))
              .pollDelay(Duration.ZERO)
              .pollInterval(Duration.ofMillis(1))
              .until(() -> stage.ingest().metric("ingest_reactions_replayed_total") > 0);
          assertThat(backlog).isPositive();
          stage.killIngestUnder(oracle);
          stage.ingest().start();
          stage.awaitDrained();
          letPass(Duration.ofMillis(500));
          if (round + 1 < Faults.ROUNDS) {
            stage.killBroker();
          }
        }
        FaultReport.add("`kill -9` in the middle of a replay", stage.verdict(oracle), "");
      }
    }
  }
}
