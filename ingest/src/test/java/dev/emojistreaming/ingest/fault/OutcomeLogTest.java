package dev.emojistreaming.ingest.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutcomeLogTest {

  private static final int MANY = 200_000;

  private final OutcomeLog log = new OutcomeLog();

  @Test
  void eachReactionIsCountedUnderItsLatestOutcome() {
    for (int i = 0; i < 6; i++) {
      log.turn(log.due(), PostOutcome.OUTSTANDING);
    }
    log.due();
    log.answered(0, PostOutcome.IN_KAFKA, 200, 1_000_000);
    log.answered(1, PostOutcome.IN_OVERFLOW, 200, 1_000_000);
    log.answered(2, PostOutcome.REFUSED, 503, 1_000_000);
    log.answered(3, PostOutcome.REFUSED, 503, 1_000_000);
    log.turn(4, PostOutcome.TIMED_OUT);

    OracleCounts counts = log.counts();

    assertThat(counts.sent()).isEqualTo(6);
    assertThat(counts.acked()).isEqualTo(2);
    assertThat(counts.refusedWith(503)).isEqualTo(2);
    assertThat(counts.indeterminate()).isEqualTo(1);
    assertThat(counts.outstanding()).isEqualTo(1);
    assertThat(counts)
        .hasToString(
            "sent=6 acked=2 (kafka=1 overflow=1 memory=0) refused={503=2} indeterminate=1"
                + " unsent=0 unconnected=0");
    assertThat(log.anyOpen()).isTrue();
  }

  @Test
  void percentilesAreOfTheAnswersInTheTimeRange() {
    for (int i = 0; i < MANY; i++) {
      log.answered(log.due(), PostOutcome.IN_KAFKA, 200, i * 1_000L);
    }
    log.turn(log.due(), PostOutcome.TIMED_OUT);

    Latencies latencies = log.latencies(MANY - 100, Integer.MAX_VALUE, PostOutcome::isAnswered);

    assertThat(latencies)
        .isEqualTo(new Latencies(101, 100, micros(MANY - 51), micros(MANY - 2), micros(MANY - 1)));
    assertThat(log.latencies(MANY, MANY + 1, PostOutcome::isAnswered).max()).isZero();
  }

  private static Duration micros(int micros) {
    return Duration.ofNanos(micros * 1_000L);
  }
}
