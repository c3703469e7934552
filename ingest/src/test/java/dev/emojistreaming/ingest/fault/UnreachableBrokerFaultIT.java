package dev.emojistreaming.ingest.fault;

import static dev.emojistreaming.ingest.fault.FaultSettings.letPass;
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

/** The broker is up, but the network to it fails. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@LosesKafka
class UnreachableBrokerFaultIT {

  /** Enough for all requests that may wait for the delivery timeout at once. */
  private static final int CONNECTIONS = 3_000;

  private static final String IN_OVERFLOW = "ingest_reactions_stored_total{place=\"overflow\"}";
  private static final Duration FIRST_PHASE = Duration.ofSeconds(5);
  private static final Duration SECOND_PHASE = Duration.ofSeconds(3);

  @TempDir static Path folder;

  private FaultTestbed testbed;
  private DeliveryOracle oracle;

  @BeforeEach
  void startLoad() {
    if (testbed == null) {
      testbed = new FaultTestbed(folder).allUp();
      warmUp();
    }
    oracle = DeliveryOracle.start(testbed.ingest().port(), FaultTestbed.RATE, CONNECTIONS);
    letPass(Duration.ofSeconds(1));
  }

  /** Compiles ingest's code first: a cold Java virtual machine is slow. */
  private void warmUp() {
    try (DeliveryOracle warm = testbed.load()) {
      letPass(Duration.ofSeconds(3));
      warm.stop();
    }
  }

  @AfterEach
  void stopLoad() {
    oracle.close();
  }

  @AfterAll
  void stopAll() {
    testbed.close();
  }

  @Test
  void blackHole() {
    Instant dark = Instant.now();
    testbed.proxy().blackHole();
    letPass(FIRST_PHASE.plus(SECOND_PHASE));
    testbed.proxy().forward();

    Latencies atFirst = oracle.latencies(dark, dark.plus(FIRST_PHASE));
    Latencies later =
        oracle.latencies(dark.plus(FIRST_PHASE), dark.plus(FIRST_PHASE).plus(SECOND_PHASE));
    FaultReport.add(
        "black hole",
        testbed.verify(oracle),
        "p99 %d ms in the first 5 s, then %d ms"
            .formatted(atFirst.p99().toMillis(), later.p99().toMillis()));
    assertThat(oracle.counts().refused()).isEmpty();
    assertThat(oracle.counts().indeterminate()).isZero();
    assertThat(atFirst.p99()).isLessThanOrEqualTo(Duration.ofSeconds(2));
    assertThat(FaultSettings.IN_SHORT ? p99OfTheMiddleSecond(dark.plus(FIRST_PHASE)) : later.p99())
        .isLessThanOrEqualTo(Duration.ofMillis(50));
  }

  /** For builds, in which other processes may briefly use the processor. */
  private Duration p99OfTheMiddleSecond(Instant start) {
    return IntStream.range(0, (int) SECOND_PHASE.toSeconds())
        .mapToObj(i -> oracle.latencies(start.plusSeconds(i), start.plusSeconds(i + 1)).p99())
        .sorted()
        .skip(SECOND_PHASE.toSeconds() / 2)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void connectionsRefused() {
    testbed.proxy().refuse();
    letPass(FaultSettings.OUTAGE);
    testbed.proxy().forward();
    testbed.awaitDrained();
    assertThat(oracle.counts().ackedInOverflow()).isPositive();
    FaultReport.add("connection refused", testbed.verify(oracle), "");
  }

  @Test
  void connectionsReset() {
    for (int i = 0; i < 5; i++) {
      testbed.proxy().reset();
      letPass(Duration.ofMillis(300));
      testbed.proxy().forward();
      letPass(Duration.ofMillis(300));
    }
    FaultReport.add("connections reset", testbed.verify(oracle), "");
  }

  @Test
  void roundTripsOfTwoHundredMilliseconds() {
    double inOverflow = testbed.ingest().metric(IN_OVERFLOW);
    testbed.proxy().delay(Duration.ofMillis(200));
    letPass(FaultSettings.OUTAGE);
    assertThat(testbed.ingest().metric(IN_OVERFLOW))
        .as("reactions in the overflow while Kafka acknowledges")
        .isEqualTo(inOverflow);
    long waiting = testbed.ingest().health().bufferSize();
    assertThat(waiting).isLessThan(FaultTestbed.RATE);
    testbed.proxy().forward();
    FaultReport.add(
        "round trips of 200 ms",
        testbed.verify(oracle),
        "%,d in memory at %,d/s".formatted(waiting, FaultTestbed.RATE));
  }
}
