package dev.emojistreaming.ingest.fault;

import static dev.emojistreaming.ingest.fault.Faults.letPass;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stop while the broker is silent is a case of {@link ChannelBufferFaultIT}. */
class StoppedIngestFaultIT {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"stored", "buffered"})
  void nothingIsLostWhenIngestIsStoppedUnderLoad(String acknowledge) {
    try (Stage stage = new Stage(folder, usual -> usual.with("ACKNOWLEDGE", acknowledge)).allUp();
        DeliveryOracle oracle = stage.load()) {
      letPass(Duration.ofSeconds(1));
      assertThat(stage.ingest().stop()).isZero();
      assertThat(oracle.counts().refusedWith(503)).as("refused while stopping").isPositive();
      stage.ingest().start();
      stage.awaitAcknowledged(oracle, Stage.RATE / 2);

      stage.killBroker();
      letPass(Duration.ofSeconds(1));
      assertThat(stage.ingest().stop()).isZero();
      stage.ingest().start();
      stage.startBroker();
      FaultReport.add(
          "SIGTERM, broker up and down, `%s`".formatted(acknowledge), stage.verdict(oracle), "");
    }
  }
}
