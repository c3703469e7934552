package dev.emojistreaming.ingest.fault;

import static dev.emojistreaming.ingest.fault.FaultSettings.letPass;

import dev.emojistreaming.testkit.process.StartsProcesses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@LosesKafka
@StartsProcesses
class KilledIngestFaultIT {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  @TempDir Path folder;

  private final Random random = new Random(3);

  @Test
  void nothingIsLostWhenIngestIsKilledWhileTheBrokerIsUpOrDown() {
    try (FaultTestbed testbed = new FaultTestbed(folder).allUp();
        DeliveryOracle oracle = testbed.load()) {
      for (int round = 0; round < FaultSettings.ROUNDS; round++) {
        letPass(aMoment());
        testbed.killIngestUnder(oracle);
        testbed.ingest().start();
        testbed.awaitAcknowledged(oracle, FaultTestbed.RATE);

        testbed.killBroker();
        letPass(aMoment());
        testbed.killIngestUnder(oracle);
        testbed.ingest().start();
        testbed.awaitAcknowledged(oracle, FaultTestbed.RATE);
        testbed.startBroker();
      }
      FaultReport.add("`kill -9` of ingest, broker up and down", testbed.verify(oracle), "");
    }
  }

  private Duration aMoment() {
    return PAUSE.plusMillis(random.nextInt(1_000));
  }
}
