package dev.emojistreaming.simulator.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoadCurveTest {

  private static final int SECONDS = 600;
  private static final int PER_SECOND = 100;

  static Stream<LoadCurve> curves() {
    Duration length = Duration.ofSeconds(SECONDS);
    return Stream.of(LoadCurve.bursts(), LoadCurve.ramp(length), Match.curve(4, length));
  }

  @ParameterizedTest
  @MethodSource("curves")
  void meanOfEveryRoundIsTheConfiguredRate(LoadCurve curve) {
    for (int round = 1; round <= 100; round++) {
      assertThat(curve.timeOf((double) round * SECONDS))
          .isCloseTo((double) round * SECONDS, within(1e-6));
    }
  }

  @ParameterizedTest
  @MethodSource("curves")
  void laterReactionIsNeverDueEarlier(LoadCurve curve) {
    double before = 0;
    for (int i = 0; i <= 3 * SECONDS * PER_SECOND; i++) {
      double time = curve.timeOf((double) i / PER_SECOND);
      assertThat(time).isGreaterThanOrEqualTo(before);
      before = time;
    }
  }

  @Test
  void burstComesInEveryMinute() {
    long[] rates = ratesOf(LoadCurve.bursts());
    for (int second = 0; second < SECONDS; second++) {
      boolean bursts = second % 60 >= 20 && second % 60 < 30;
      assertThat(rates[second]).isCloseTo(bursts ? 350L : 50L, within(1L));
    }
  }

  @Test
  void rampGrowsFromNothingToTwiceTheRate() {
    long[] rates = ratesOf(LoadCurve.ramp(Duration.ofSeconds(SECONDS)));
    assertThat(rates[0]).isLessThan(2);
    assertThat(rates[SECONDS / 4]).isCloseTo(PER_SECOND / 2, within(2L));
    assertThat(rates[SECONDS / 2]).isCloseTo(PER_SECOND, within(2L));
    assertThat(rates[SECONDS - 1]).isCloseTo(2 * PER_SECOND, within(2L));
  }

  @Test
  void rampOfHalfASecondIsARamp() {
    LoadCurve curve = LoadCurve.ramp(Duration.ofMillis(500));
    assertThat(curve.timeOf(0.125)).isCloseTo(0.25, within(1e-3)); // a quarter in the first half
    assertThat(curve.timeOf(0.5)).isCloseTo(0.5, within(1e-9));
  }

  /** Reactions in each second of a run. */
  static long[] ratesOf(LoadCurve curve) {
    long[] rates = new long[SECONDS];
    for (int i = 0; i < SECONDS * PER_SECOND; i++) {
      rates[(int) curve.timeOf((double) i / PER_SECOND)]++;
    }
    return rates;
  }
}
