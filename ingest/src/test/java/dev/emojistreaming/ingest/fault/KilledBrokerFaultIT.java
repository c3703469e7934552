package dev.emojistreaming.ingest.fault;

import static dev.emojistreaming.ingest.fault.Faults.letPass;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledBrokerFaultIT {

  @TempDir Path folder;

  @Test
  void nothingIsLostWhenTheBrokerIsAbsentAtStartOrIsKilled() {
    try (Stage stage = new Stage(folder)) {
      stage.ingest().start();
      brokerComesLate(stage);
      brokerGoesAndReturns(stage);
    }
  }

  private static void brokerComesLate(Stage stage) {
    try (DeliveryOracle oracle = stage.load()) {
      stage.awaitAcknowledged(oracle, Stage.RATE);
      assertThat(oracle.counts().ackedInOverflow()).isPositive();
      stage.startBroker();
      stage.awaitDrained();
      FaultReport.add("broker absent at start", stage.verdict(oracle), "");
    }
  }

  private static void brokerGoesAndReturns(Stage stage) {
    try (DeliveryOracle oracle = stage.load()) {
      letPass(Duration.ofSeconds(1));
      oracle.noteKill();
      stage.killBroker();
      letPass(Faults.OUTAGE);
      assertThat(stage.ingest().health().status()).isEqualTo("degraded");
      long backlog = stage.ingest().health().overflowSize();
      assertThat(backlog).isPositive();
      stage.startBroker();
      Duration drained = stage.awaitDrained();
      letPass(Duration.ofSeconds(1));
      FaultReport.add(
          "`kill -9` of the broker for %d s".formatted(Faults.OUTAGE.toSeconds()),
          stage.verdict(oracle),
          "backlog of %,d drained in %.1f s under load"
              .formatted(backlog, drained.toMillis() / 1e3));
    }
  }
}
