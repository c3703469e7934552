package dev.emojistreaming.ingest.fault;

import static dev.emojistreaming.ingest.fault.FaultSettings.letPass;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.testkit.process.StartsProcesses;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@LosesKafka
@StartsProcesses
class KilledBrokerFaultIT {

  @TempDir Path folder;

  @Test
  void nothingIsLostWhenTheBrokerIsAbsentAtStartOrIsKilled() {
    try (FaultTestbed testbed = new FaultTestbed(folder)) {
      testbed.ingest().start();
      brokerIsAbsentAtStart(testbed);
      brokerIsKilledAndRestarts(testbed);
    }
  }

  private static void brokerIsAbsentAtStart(FaultTestbed testbed) {
    try (DeliveryOracle oracle = testbed.load()) {
      testbed.awaitAcknowledged(oracle, FaultTestbed.RATE);
      assertThat(oracle.counts().ackedInOverflow()).isPositive();
      testbed.startBroker();
      testbed.awaitDrained();
      FaultReport.add("broker absent at start", testbed.verify(oracle), "");
    }
  }

  private static void brokerIsKilledAndRestarts(FaultTestbed testbed) {
    try (DeliveryOracle oracle = testbed.load()) {
      letPass(Duration.ofSeconds(1));
      oracle.noteKill();
      testbed.killBroker();
      letPass(FaultSettings.OUTAGE);
      assertThat(testbed.ingest().health().status()).isEqualTo("degraded");
      long backlog = testbed.ingest().health().overflowSize();
      assertThat(backlog).isPositive();
      testbed.startBroker();
      Duration drained = testbed.awaitDrained();
      letPass(Duration.ofSeconds(1));
      FaultReport.add(
          "`kill -9` of the broker for %d s".formatted(FaultSettings.OUTAGE.toSeconds()),
          testbed.verify(oracle),
          "backlog of %,d drained in %.1f s under load"
              .formatted(backlog, drained.toMillis() / 1e3));
    }
  }
}
