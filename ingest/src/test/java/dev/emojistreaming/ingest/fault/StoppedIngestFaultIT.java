package dev.emojistreaming.ingest.fault;

import static dev.emojistreaming.ingest.fault.Faults.letPass;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** What the producer still has when the drain time-out is over. */
  @ParameterizedTest
  @ValueSource(strings = {"stored", "buffered"})
  void nothingIsLostWhenKafkaFallsSilentBeforeTheStop(String acknowledge) throws IOException {
    try (Stage stage =
            new Stage(
                    folder,
                    usual ->
                        usual
                            .with("ACKNOWLEDGE", acknowledge)
                            .with("INGEST_KAFKA_DELIVERY_TIMEOUT", "30S")
                            .with("INGEST_DRAIN_TIMEOUT", "1S"))
                .allUp();
        DeliveryOracle oracle =
            DeliveryOracle.start(stage.ingest().port(), Stage.RATE, Stage.RATE)) {
      letPass(Duration.ofSeconds(1));
      stage.proxy().blackHole();
      letPass(Duration.ofMillis(500));
      assertThat(stage.ingest().stop()).isZero();
      assertThat(Files.readString(stage.ingest().log())).containsPattern("after-timeout=[1-9]");
      stage.proxy().forward();
      stage.ingest().start();
      FaultReport.add(
          "SIGTERM, black hole, `%s`".formatted(acknowledge), stage.verdict(oracle), "");
    }
  }
}
