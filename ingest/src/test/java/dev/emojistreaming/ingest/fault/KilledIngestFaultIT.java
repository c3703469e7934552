package dev.emojistreaming.ingest.fault;

import static dev.emojistreaming.ingest.fault.Faults.letPass;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledIngestFaultIT {

  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  @TempDir Path folder;

  private final Random random = new Random(3);

  @Test
  void nothingIsLostWhenIngestIsKilledWhileTheBrokerIsUpOrDown() {
    try (Stage stage = new Stage(folder).allUp();
        DeliveryOracle oracle = stage.load()) {
      for (int round = 0; round < Faults.ROUNDS; round++) {
        letPass(aMoment());
        stage.killIngestUnder(oracle);
        stage.ingest().start();
        stage.awaitAcknowledged(oracle, Stage.RATE);

        stage.killBroker();
        letPass(aMoment());
        stage.killIngestUnder(oracle);
        stage.ingest().start();
        stage.awaitAcknowledged(oracle, Stage.RATE);
        stage.startBroker();
      }
      FaultReport.add("`kill -9` of ingest, broker up and down", stage.verdict(oracle), "");
    }
  }

  private Duration aMoment() {
    return A_MOMENT.plusMillis(random.nextInt(1_000));
  }
}
