package dev.emojistreaming.simulator.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoryTest {

  private static final int SECONDS = 600;
  private static final int PER_SECOND = 100;

  static Stream<Story> stories() {
    Duration length = Duration.ofSeconds(SECONDS);
    return Stream.of(Story.bursts(), Story.ramp(length), Match.story(4, length));
  }

  @ParameterizedTest
  @MethodSource("stories")
  void meanIsTheRateAskedForInEveryRound(Story story) {
    for (int round = 1; round <= 100; round++) {
      assertThat(story.timeOf((double) round * SECONDS))
          .isCloseTo((double) round * SECONDS, within(1e-6));
    }
  }

  @ParameterizedTest
  @MethodSource("stories")
  void laterReactionIsNeverDueEarlier(Story story) {
    double before = 0;
    for (int i = 0; i <= 3 * SECONDS * PER_SECOND; i++) {
      double time = story.timeOf((double) i / PER_SECOND);
      assertThat(time).isGreaterThanOrEqualTo(before);
      before = time;
    }
  }

  @Test
  void burstComesInEveryMinute() {
    long[] rates = ratesOf(Story.bursts());
    for (int second = 0; second < SECONDS; second++) {
      boolean bursts = second % 60 >= 20 && second % 60 < 30;
      assertThat(rates[second]).isCloseTo(bursts ? 350L : 50L, within(1L));
    }
  }

  @Test
  void rampGrowsFromNothingToTwiceTheRate() {
    long[] rates = ratesOf(Story.ramp(Duration.ofSeconds(SECONDS)));
    assertThat(rates[0]).isLessThan(2);
    assertThat(rates[SECONDS / 4]).isCloseTo(PER_SECOND / 2, within(2L));
    assertThat(rates[SECONDS / 2]).isCloseTo(PER_SECOND, within(2L));
    assertThat(rates[SECONDS - 1]).isCloseTo(2 * PER_SECOND, within(2L));
  }

  @Test
  void rampOfHalfASecondIsARamp() {
    Story story = Story.ramp(Duration.ofMillis(500));
    assertThat(story.timeOf(0.125)).isCloseTo(0.25, within(1e-3)); // a quarter in the first half
    assertThat(story.timeOf(0.5)).isCloseTo(0.5, within(1e-9));
  }

  /** Reactions in each second of a run. */
  static long[] ratesOf(Story story) {
    long[] rates = new long[SECONDS];
    for (int i = 0; i < SECONDS * PER_SECOND; i++) {
      rates[(int) story.timeOf((double) i / PER_SECOND)]++;
    }
    return rates;
  }
}
