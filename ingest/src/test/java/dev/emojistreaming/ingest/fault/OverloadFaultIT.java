package dev.emojistreaming.ingest.fault;

import static dev.emojistreaming.ingest.fault.FaultSettings.letPass;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten times the overflow's throughput, over 2,000 connections, into a small heap. */
@LosesKafka
class OverloadFaultIT {

  private static final Duration CALIBRATION = Duration.ofSeconds(FaultSettings.IN_SHORT ? 2 : 10);
  private static final int CALIBRATION_RATE = 30_000;
  private static final int CONNECTIONS = 2_000;
  private static final long MIB = 1024 * 1024;

  @TempDir Path folder;

  @Test
  void overloadDoesNotExhaustMemoryAndTheServiceRecovers() {
    try (FaultTestbed testbed =
        new FaultTestbed(
            folder, usual -> usual.withJvmOptions("-Xmx128m", "-XX:MaxDirectMemorySize=128m"))) {
      testbed.ingest().start();
      int storeRate = measureStore(testbed);
      try (DeliveryOracle oracle =
          DeliveryOracle.start(testbed.ingest().port(), 10 * storeRate, CONNECTIONS)) {
        letPass(FaultSettings.OUTAGE);
        oracle.stop();
        long peak = testbed.ingest().peakMemoryBytes();

        assertThat(testbed.ingest().log()).content().doesNotContain("OutOfMemoryError");
        assertThat(oracle.counts().refused().keySet()).isSubsetOf(503);
        testbed.ledgerAddsUp();
        Latencies after = calmLoad(testbed);
        testbed.startBroker();
        FaultReport.add(
            "overload, heap of 128 MB, %,d connections".formatted(CONNECTIONS),
            testbed.verify(oracle),
            "%,d/s offered for %d s, %,d/s taken before; %,d refused with 503; %d MB resident; p99 %d ms afterwards"
                .formatted(
                    10 * storeRate,
                    FaultSettings.OUTAGE.toSeconds(),
                    storeRate,
                    oracle.counts().refusedWith(503),
                    peak / MIB,
                    after.p99().toMillis()));
        assertThat(after.count()).isEqualTo(after.due());
      }
    }
  }

  private static int measureStore(FaultTestbed testbed) {
    try (DeliveryOracle oracle =
        DeliveryOracle.start(testbed.ingest().port(), CALIBRATION_RATE, 256)) {
      letPass(CALIBRATION);
      long before = oracle.counts().acked();
      letPass(CALIBRATION);
      return (int) ((oracle.counts().acked() - before) / CALIBRATION.toSeconds());
    }
  }

  private static Latencies calmLoad(FaultTestbed testbed) {
    try (DeliveryOracle calm = testbed.load()) {
      letPass(Duration.ofSeconds(1));
      Instant start = Instant.now();
      letPass(Duration.ofSeconds(1));
      Instant end = Instant.now();
      calm.stop();
      return calm.latenciesOfAcknowledged(start, end);
    }
  }
}
