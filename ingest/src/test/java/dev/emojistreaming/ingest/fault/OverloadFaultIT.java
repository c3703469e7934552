package dev.emojistreaming.ingest.fault;

import static dev.emojistreaming.ingest.fault.Faults.letPass;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten times what the overflow takes, over 2,000 connections, into a small heap. */
class OverloadFaultIT {

  private static final Duration CALIBRATION = Duration.ofSeconds(Faults.IN_SHORT ? 2 : 10);
  private static final int MORE_THAN_IT_TAKES = 30_000;
  private static final int CONNECTIONS = 2_000;
  private static final long MIB = 1024 * 1024;

  @TempDir Path folder;

  @Test
  void overloadFillsNoMemoryAndLeavesNoHarm() {
    try (Stage stage =
        new Stage(
            folder, usual -> usual.withJvmOptions("-Xmx128m", "-XX:MaxDirectMemorySize=128m"))) {
      stage.ingest().start();
      int storeRate = measureStore(stage);
      try (DeliveryOracle oracle =
          DeliveryOracle.start(stage.ingest().port(), 10 * storeRate, CONNECTIONS)) {
        letPass(Faults.OUTAGE);
        oracle.stop();
        long peak = stage.ingest().peakMemoryBytes();

        assertThat(stage.ingest().log()).content().doesNotContain("OutOfMemoryError");
        assertThat(oracle.counts().refused().keySet()).isSubsetOf(503);
        stage.ledgerAddsUp();
        Latencies after = calmLoad(stage);
        stage.startBroker();
        FaultReport.add(
            "overload, heap of 128 MB, %,d connections".formatted(CONNECTIONS),
            stage.verdict(oracle),
            "%,d/s offered for %d s, %,d/s taken before; %,d refused with 503; %d MB resident; p99 %d ms afterwards"
                .formatted(
                    10 * storeRate,
                    Faults.OUTAGE.toSeconds(),
                    storeRate,
                    oracle.counts().refusedWith(503),
                    peak / MIB,
                    after.p99().toMillis()));
        assertThat(after.count()).isEqualTo(after.due());
      }
    }
  }

  private static int measureStore(Stage stage) {
    try (DeliveryOracle oracle =
        DeliveryOracle.start(stage.ingest().port(), MORE_THAN_IT_TAKES, 256)) {
      letPass(CALIBRATION);
      long before = oracle.counts().acked();
      letPass(CALIBRATION);
      return (int) ((oracle.counts().acked() - before) / CALIBRATION.toSeconds());
    }
  }

  private static Latencies calmLoad(Stage stage) {
    try (DeliveryOracle calm = stage.load()) {
      letPass(Duration.ofSeconds(1));
      Instant start = Instant.now();
      letPass(Duration.ofSeconds(1));
      Instant end = Instant.now();
      calm.stop();
      return calm.latenciesOfAcknowledged(start, end);
    }
  }
}
