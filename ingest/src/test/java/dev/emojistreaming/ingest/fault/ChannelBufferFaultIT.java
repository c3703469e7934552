package dev.emojistreaming.ingest.fault;

import static dev.emojistreaming.ingest.fault.Faults.letPass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

/**
 * Faults that strike while the channel's buffer is in use: the broker is frozen, batches come in.
 */
class ChannelBufferFaultIT {

  private static final int IN_FLIGHT = 64;
  private static final int CAPACITY = 4_000;
  private static final int BUFFER = CAPACITY / 2;
  private static final int BATCH = 100;
  private static final int RATE = 2 * Stage.RATE;
  private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(3);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"stored", "buffered"})
  void nothingIsLostWhenIngestIsStopped(String acknowledge) throws IOException {
    try (Stage stage =
            stage(
                usual ->
                    usual
                        .with("ACKNOWLEDGE", acknowledge)
                        .with("BUFFER_FLUSH_INTERVAL", "0.05")
                        .with("INGEST_KAFKA_DELIVERY_TIMEOUT", "30s")
                        .with("INGEST_DRAIN_TIMEOUT", "1s"));
        DeliveryOracle oracle = batches(stage)) {
      long waiting = freezeUntilTheBufferWaits(stage);
      assertThat(stage.ingest().stop()).isZero();
      assertThat(Files.readString(stage.ingest().log())).containsPattern("after-timeout=[1-9]");
      stage.proxy().forward();
      stage.ingest().start();
      report("SIGTERM, `%s`".formatted(acknowledge), stage, oracle, waiting);
    }
  }

  @Test
  void nothingIsLostWhenTheBrokerOrIngestIsKilled() {
    try (Stage stage =
        stage(
            usual ->
                usual.with("INGEST_KAFKA_DELIVERY_TIMEOUT", DELIVERY_TIMEOUT.toSeconds() + "S"))) {
      brokerIsKilled(stage);
      ingestIsKilled(stage);
    }
  }

  /** The whole buffer goes to the overflow after one delivery timeout, not one for each window. */
  private static void brokerIsKilled(Stage stage) {
    try (DeliveryOracle oracle = batches(stage)) {
      Instant frozen = Instant.now();
      long waiting = freezeUntilTheBufferWaits(stage);
      stage.killBroker();
      letPass(Faults.OUTAGE.plus(DELIVERY_TIMEOUT));
      Latencies answers = oracle.latencies(frozen, frozen.plus(DELIVERY_TIMEOUT));
      assertThat(answers.count()).as("answered").isEqualTo(answers.due());
      assertThat(answers.max()).isLessThan(DELIVERY_TIMEOUT.multipliedBy(2));
      stage.proxy().forward();
      stage.startBroker();
      report("outage", stage, oracle, waiting);
    }
  }

  private static void ingestIsKilled(Stage stage) {
    try (DeliveryOracle oracle = batches(stage)) {
      long waiting = 0;
      for (int round = 0; round < Faults.ROUNDS; round++) {
        waiting = freezeUntilTheBufferWaits(stage);
        stage.killIngestUnder(oracle);
        stage.proxy().forward();
        stage.ingest().start();
        stage.awaitDrained();
        stage.awaitAcknowledged(oracle, RATE / 2);
      }
      report("`kill -9`", stage, oracle, waiting);
    }
  }

  private Stage stage(UnaryOperator<IngestLaunch> launch) {
    return new Stage(
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

  private static DeliveryOracle batches(Stage stage) {
    DeliveryOracle oracle =
        DeliveryOracle.startBatches(stage.ingest().port(), RATE, Stage.CONNECTIONS, BATCH);
    stage.awaitAcknowledged(oracle, RATE);
    return oracle;
  }

  /** Freezes the broker, and returns how many reactions wait in the buffer: at least half of it. */
  private static long freezeUntilTheBufferWaits(Stage stage) {
    stage.proxy().blackHole();
    double waiting =
        await()
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(5))
            .until(
                () -> stage.ingest().metric("ingest_channel_waiting"), now -> now >= BUFFER / 2.0);
    assertThat(stage.ingest().metric("ingest_channel_inflight")).isLessThanOrEqualTo(IN_FLIGHT);
    assertThat(waiting).isLessThanOrEqualTo(BUFFER);
    return (long) waiting;
  }

  private static void report(String strike, Stage stage, DeliveryOracle oracle, long waiting) {
    FaultReport.add(
        "frozen broker, batches, %d in flight: %s".formatted(IN_FLIGHT, strike),
        stage.verdict(oracle),
        "%,d waited in a buffer of %,d".formatted(waiting, BUFFER));
  }
}
