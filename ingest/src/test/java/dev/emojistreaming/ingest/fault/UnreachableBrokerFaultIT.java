package dev.emojistreaming.ingest.fault;

import static dev.emojistreaming.ingest.fault.Faults.letPass;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The broker lives; the way to it does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnreachableBrokerFaultIT {

  /** As many as may be waiting for the delivery time-out at once. */
  private static final int CONNECTIONS = 3_000;

  private static final String IN_OVERFLOW = "ingest_reactions_stored_total{place=\"overflow\"}";
  private static final Duration AT_FIRST = Duration.ofSeconds(5);
  private static final Duration LATER = Duration.ofSeconds(3);

  @TempDir static Path folder;

  private Stage stage;
  private DeliveryOracle oracle;

  @BeforeEach
  void loadIsUnderWay() {
    if (stage == null) {
      stage = new Stage(folder).allUp();
      warmUp();
    }
    oracle = DeliveryOracle.start(stage.ingest().port(), Stage.RATE, CONNECTIONS);
    letPass(Duration.ofSeconds(1));
  }

  /** A cold Java virtual machine is slow for reasons of its own. */
  private void warmUp() {
    try (DeliveryOracle warm = stage.load()) {
      letPass(Duration.ofSeconds(3));
      warm.stop();
    }
  }

  @AfterEach
  void stopLoad() {
    oracle.close();
  }

  @AfterAll
  void clear() {
    stage.close();
  }

  @Test
  void blackHole() {
    Instant dark = Instant.now();
    stage.proxy().blackHole();
    letPass(AT_FIRST.plus(LATER));
    stage.proxy().forward();

    Latencies atFirst = oracle.latencies(dark, dark.plus(AT_FIRST));
    Latencies later = oracle.latencies(dark.plus(AT_FIRST), dark.plus(AT_FIRST).plus(LATER));
    FaultReport.add(
        "black hole",
        stage.verdict(oracle),
        "p99 %d ms in the first 5 s, then %d ms"
            .formatted(atFirst.p99().toMillis(), later.p99().toMillis()));
    assertThat(oracle.counts().refused()).isEmpty();
    assertThat(oracle.counts().indeterminate()).isZero();
    assertThat(atFirst.p99()).isLessThanOrEqualTo(Duration.ofSeconds(2));
    assertThat(Faults.IN_SHORT ? p99OfTheMiddleSecond(dark.plus(AT_FIRST)) : later.p99())
        .isLessThanOrEqualTo(Duration.ofMillis(50));
  }

  /** In a build, where a busy neighbour may take the processor away for a moment. */
  private Duration p99OfTheMiddleSecond(Instant start) {
    return IntStream.range(0, (int) LATER.toSeconds())
        .mapToObj(i -> oracle.latencies(start.plusSeconds(i), start.plusSeconds(i + 1)).p99())
        .sorted()
        .skip(LATER.toSeconds() / 2)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void connectionsRefused() {
    stage.proxy().refuse();
    letPass(Faults.OUTAGE);
    stage.proxy().forward();
    stage.awaitDrained();
    assertThat(oracle.counts().ackedInOverflow()).isPositive();
    FaultReport.add("connection refused", stage.verdict(oracle), "");
  }

  @Test
  void connectionsReset() {
    for (int i = 0; i < 5; i++) {
      stage.proxy().reset();
      letPass(Duration.ofMillis(300));
      stage.proxy().forward();
      letPass(Duration.ofMillis(300));
    }
    FaultReport.add("connections reset", stage.verdict(oracle), "");
  }

  @Test
  void roundTripsOfTwoHundredMilliseconds() {
    double inOverflow = stage.ingest().metric(IN_OVERFLOW);
    stage.proxy().delay(Duration.ofMillis(200));
    letPass(Faults.OUTAGE);
    assertThat(stage.ingest().metric(IN_OVERFLOW))
        .as("reactions in the overflow while Kafka acknowledges")
        .isEqualTo(inOverflow);
    long waiting = stage.ingest().health().bufferSize();
    assertThat(waiting).isLessThan(Stage.RATE);
    stage.proxy().forward();
    FaultReport.add(
        "round trips of 200 ms",
        stage.verdict(oracle),
        "%,d in memory at %,d/s".formatted(waiting, Stage.RATE));
  }
}
