package dev.emojistreaming.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.emojistreaming.simulator.crowd.LoadCurve;
import dev.emojistreaming.simulator.crowd.Match;
import dev.emojistreaming.simulator.crowd.Profile;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacingTest {

  @Test
  void closedLoopIsDueWhenTheClientIsFree() {
    assertThat(new Pacing.ClosedLoop().due(1_000, 17)).isEqualTo(17);
  }

  @Test
  void fixedRateIsDueAtEvenIntervalsEvenWhenLate() {
    Pacing pacing = new Pacing.FixedRate(500);
    assertThat(pacing.due(0, 17)).isZero();
    assertThat(pacing.due(1, 17)).isEqualTo(2_000_000);
    assertThat(pacing.due(1_500, Long.MAX_VALUE)).isEqualTo(3_000_000_000L);
  }

  @Test
  void rateThatDoesNotDivideASecondDoesNotDrift() {
    assertThat(new Pacing.FixedRate(3).due(3_000_000, 0)).isEqualTo(1_000_000_000_000_000L);
  }

  @Test
  void curveRateIsDueAsItsCurveDefinesEvenWhenLate() {
    Pacing pacing = new Pacing.CurveRate(Profile.BURST, LoadCurve.bursts(), 100);
    assertThat(pacing.due(0, 17)).isZero();
    assertThat(pacing.due(50, Long.MAX_VALUE)).isEqualTo(1_000_000_000L); // half of 100 a second
    assertThat(pacing.due(1_000 + 350, 0)).isEqualTo(21_000_000_000L); // 3.5 times 100 a second
    assertThat(pacing.due(6_000, 0)).isEqualTo(60_000_000_000L);
  }

  @Test
  void curveRateDoesNotDriftInAMonth() {
    Pacing pacing = new Pacing.CurveRate(Profile.BURST, LoadCurve.bursts(), 50_000);
    long minutes = 30 * 24 * 60;
    assertThat(pacing.due(minutes * 60 * 50_000, 0)).isEqualTo(minutes * 60_000_000_000L);
  }

  @Test
  void curveRateIsTheSameForAllThreads() {
    LoadCurve curve = Match.curve(7, Duration.ofMinutes(10));
    Pacing pacing = new Pacing.CurveRate(Profile.MATCH, curve, 1_000);
    long[] alone = LongStream.range(0, 600_000).map(index -> pacing.due(index, 0)).toArray();
    assertThat(LongStream.range(0, 600_000).parallel().map(i -> pacing.due(i, 0)).toArray())
        .isEqualTo(alone)
        .isSorted();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void impossibleRateIsRejectedWithItsOption(double rate) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pacing.FixedRate(rate))
        .withMessageContaining("--rate");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pacing.CurveRate(Profile.BURST, LoadCurve.bursts(), rate))
        .withMessageContaining("--rate");
  }
}
