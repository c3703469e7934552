package dev.emojistreaming.ingest.fault;

import static dev.emojistreaming.ingest.fault.FaultSettings.letPass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.emojistreaming.testkit.process.StartsProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults while the channel's buffer is in use: the broker is frozen and batches arrive. */
@LosesKafka
@StartsProcesses
class ChannelBufferFaultIT {

  private static final int IN_FLIGHT = 64;
  private static final int CAPACITY = 4_000;
  private static final int BUFFER = CAPACITY / 2;
  private static final int BATCH = 100;
  private static final int RATE = 4_000;
  private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(3);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"stored", "buffered"})
  void nothingIsLostWhenIngestIsStopped(String acknowledge) throws IOException {
    try (FaultTestbed testbed =
            testbed(
                usual ->
                    usual
                        .with("ACKNOWLEDGE", acknowledge)
                        .with("BUFFER_FLUSH_INTERVAL", "0.05")
                        .with("INGEST_KAFKA_DELIVERY_TIMEOUT", "30s")
                        .with("INGEST_DRAIN_TIMEOUT", "1s"));
        DeliveryOracle oracle = batches(testbed)) {
      long waiting = freezeUntilTheBufferWaits(testbed);
      assertThat(testbed.ingest().stop()).isZero();
      assertThat(Files.readString(testbed.ingest().log())).containsPattern("after-timeout=[1-9]");
      testbed.proxy().forward();
      testbed.ingest().start();
      report("SIGTERM, `%s`".formatted(acknowledge), testbed, oracle, waiting);
    }
  }

  @Test
  void nothingIsLostWhenTheBrokerOrIngestIsKilled() {
    try (FaultTestbed testbed =
        testbed(
            usual ->
                usual.with("INGEST_KAFKA_DELIVERY_TIMEOUT", DELIVERY_TIMEOUT.toSeconds() + "S"))) {
      brokerIsKilled(testbed);
      ingestIsKilled(testbed);
    }
  }

  /** The whole buffer goes to the overflow after one delivery timeout, not after one per window. */
  private static void brokerIsKilled(FaultTestbed testbed) {
    try (DeliveryOracle oracle = batches(testbed)) {
      Instant frozen = Instant.now();
      long waiting = freezeUntilTheBufferWaits(testbed);
      testbed.killBroker();
      letPass(FaultSettings.OUTAGE.plus(DELIVERY_TIMEOUT));
      Latencies answers = oracle.latencies(frozen, frozen.plus(DELIVERY_TIMEOUT));
      assertThat(answers.count()).as("answered").isEqualTo(answers.due());
      assertThat(answers.max()).isLessThan(DELIVERY_TIMEOUT.multipliedBy(2));
      testbed.proxy().forward();
      testbed.startBroker();
      report("outage", testbed, oracle, waiting);
    }
  }

  private static void ingestIsKilled(FaultTestbed testbed) {
    try (DeliveryOracle oracle = batches(testbed)) {
      long waiting = 0;
      for (int round = 0; round < FaultSettings.ROUNDS; round++) {
        waiting = freezeUntilTheBufferWaits(testbed);
        testbed.killIngestUnder(oracle);
        testbed.proxy().forward();
        testbed.ingest().start();
        testbed.awaitDrained();
        testbed.awaitAcknowledged(oracle, RATE / 2);
      }
      report("`kill -9`", testbed, oracle, waiting);
    }
  }

  private FaultTestbed testbed(UnaryOperator<IngestLaunch> launch) {
    return new FaultTestbed(
            folder,
            usual ->
                launch.apply(
                    usual
                        .with("INGEST_BUFFER_CAPACITY", String.valueOf(CAPACITY))
                        .with(
                            "MP_MESSAGING_OUTGOING_REACTIONS_MAX_INFLIGHT_MESSAGES",
                            String.valueOf(IN_FLIGHT))))
        .allUp();
  }

  private static DeliveryOracle batches(FaultTestbed testbed) {
    DeliveryOracle oracle = testbed.loadBatches(RATE, BATCH);
    testbed.awaitAcknowledged(oracle, RATE);
    return oracle;
  }

  /** Freezes the broker, and returns the number of reactions in the buffer: at least half of it. */
  private static long freezeUntilTheBufferWaits(FaultTestbed testbed) {
    testbed.proxy().blackHole();
    double waiting =
        await()
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(5))
            .until(
                () -> testbed.ingest().metric("ingest_channel_waiting"),
                now -> now >= BUFFER / 2.0);
    assertThat(testbed.ingest().metric("ingest_channel_inflight")).isLessThanOrEqualTo(IN_FLIGHT);
    assertThat(waiting).isLessThanOrEqualTo(BUFFER);
    return (long) waiting;
  }

  private static void report(
      String strike, FaultTestbed testbed, DeliveryOracle oracle, long waiting) {
    FaultReport.add(
        "frozen broker, batches, %d in flight: %s".formatted(IN_FLIGHT, strike),
        testbed.verify(oracle),
        "%,d waited in a buffer of %,d".formatted(waiting, BUFFER));
  }
}
