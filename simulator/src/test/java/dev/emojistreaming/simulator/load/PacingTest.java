package dev.emojistreaming.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacingTest {

  @Test
  void closedLoopIsDueWhenTheClientIsFree() {
    assertThat(new Pacing.ClosedLoop().due(1_000, 17)).isEqualTo(17);
  }

  @Test
  void fixedRateIsDueAtEvenIntervalsHoweverLateItIs() {
    Pacing pacing = new Pacing.FixedRate(500);
    assertThat(pacing.due(0, 17)).isZero();
    assertThat(pacing.due(1, 17)).isEqualTo(2_000_000);
    assertThat(pacing.due(1_500, Long.MAX_VALUE)).isEqualTo(3_000_000_000L);
  }

  @Test
  void rateThatDoesNotDivideASecondDoesNotDrift() {
    assertThat(new Pacing.FixedRate(3).due(3_000_000, 0)).isEqualTo(1_000_000_000_000_000L);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void impossibleRateIsRefusedByItsName(double rate) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pacing.FixedRate(rate))
        .withMessageContaining("--rate");
  }
}
