package dev.emojistreaming.ingest.fault;

import static dev.emojistreaming.ingest.fault.FaultSettings.letPass;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.testkit.process.StartsProcesses;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link ChannelBufferFaultIT} has the stop while the broker is frozen. */
@LosesKafka
@StartsProcesses
class StoppedIngestFaultIT {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"stored", "buffered"})
  void nothingIsLostWhenIngestIsStoppedUnderLoad(String acknowledge) {
    try (FaultTestbed testbed =
            new FaultTestbed(folder, usual -> usual.with("ACKNOWLEDGE", acknowledge)).allUp();
        DeliveryOracle oracle = testbed.load()) {
      letPass(Duration.ofSeconds(1));
      assertThat(testbed.ingest().stop()).isZero();
      assertThat(oracle.counts().refusedWith(503)).as("refused while stopping").isPositive();
      testbed.ingest().start();
      testbed.awaitAcknowledged(oracle, FaultTestbed.RATE / 2);

      testbed.killBroker();
      letPass(Duration.ofSeconds(1));
      assertThat(testbed.ingest().stop()).isZero();
      testbed.ingest().start();
      testbed.startBroker();
      FaultReport.add(
          "SIGTERM, broker up and down, `%s`".formatted(acknowledge), testbed.verify(oracle), "");
    }
  }
}
