package dev.emojistreaming.simulator.crowd;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchTest {

  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  @Test
  void sameSeedGivesTheSameMatch() {
    assertThat(rates(7)).isEqualTo(rates(7)).isNotEqualTo(rates(8));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void eventsStandOutAndNoSecondIsSilent(long seed) {
    long[] sorted = Arrays.stream(rates(seed)).sorted().toArray();
    assertThat(sorted[0]).isGreaterThan(30); // of 100 on average
    assertThat(sorted[sorted.length - 1]).isGreaterThan(5 * sorted[sorted.length / 4]);
  }

  @Test
  void finishIsTense() {
    long[] rates = rates(1);
    long[] before = Arrays.stream(rates, 0, 540).sorted().toArray();
    long[] finish = Arrays.stream(rates, 570, 600).sorted().toArray();
    assertThat(finish[15]).isGreaterThan(2 * before[270]); // medians
    assertThat(drawn(Match.curve(1, TEN_MINUTES), 599).get("😱")).isGreaterThan(1_000);
  }

  @Test
  void eventFades() {
    assertThat(MatchEvent.WICKET.heightAfter(-1)).isZero();
    assertThat(MatchEvent.WICKET.heightAfter(0)).isEqualTo(9);
    assertThat(MatchEvent.WICKET.heightAfter(20)).isCloseTo(0.74, within(0.01));
    assertThat(MatchEvent.WICKET.heightAfter(41)).isZero();
  }

  @Test
  void crowdIsBusiestAtAWicketAndIsShocked() {
    LoadCurve curve = Match.curve(1, TEN_MINUTES);
    Map<String, Long> drawn = drawn(curve, busiestSecond(1));
    assertThat(drawn.get("😮") + drawn.get("😢") + drawn.get("😱")).isGreaterThan(6_000);
    assertThat(drawn.getOrDefault("❤️", 0L)).isLessThan(1_000);
  }

  @Test
  void emojisOfASecondAreThoseOfItsEvents() {
    assertThat(MatchEvent.SIX.mix().emojis()).startsWith("🔥", "🎉");
    assertThat(MatchEvent.FOUR.mix().emojis()).startsWith("👏", "🏏");
    assertThat(MatchEvent.WICKET.mix().emojis()).startsWith("😮", "😢", "😱");
  }

  @Test
  void eventsOccurWithTheirProbabilities() {
    SplittableRandom random = new SplittableRandom(1);
    Map<MatchEvent, Long> occurred =
        Stream.generate(() -> MatchEvent.ofBall(random.nextDouble()))
            .limit(100_000)
            .flatMap(event -> event.stream())
            .collect(groupingBy(Function.identity(), counting()));
    assertThat(occurred.get(MatchEvent.FOUR)).isCloseTo(23_000L, within(1_000L));
    assertThat(occurred.get(MatchEvent.SIX)).isCloseTo(10_000L, within(600L));
    assertThat(occurred.get(MatchEvent.WICKET)).isCloseTo(7_000L, within(500L));
  }

  @Test
  void matchRepeatsInALongerRun() {
    LoadCurve curve = Match.curve(1, Duration.ofDays(2));
    double match = Match.MAX_SECONDS;
    assertThat(curve.timeOf(match + 100)).isCloseTo(match + curve.timeOf(100), within(1e-6));
    assertThat(curve.mixAt(match + 100)).isSameAs(curve.mixAt(100));
  }

  @Test
  void matchShorterThanASecondCanBePlayed() {
    assertThat(Match.curve(1, Duration.ofMillis(1)).timeOf(0.25)).isEqualTo(0.25);
  }

  private static long[] rates(long seed) {
    return LoadCurveTest.ratesOf(Match.curve(seed, TEN_MINUTES));
  }

  private static int busiestSecond(long seed) {
    long[] rates = rates(seed);
    return IntStream.range(0, rates.length).reduce(0, (a, b) -> rates[b] > rates[a] ? b : a);
  }

  private static Map<String, Long> drawn(LoadCurve curve, int second) {
    SplittableRandom random = new SplittableRandom(1);
    return Stream.generate(() -> curve.mixAt(second).draw(random))
        .limit(10_000)
        .collect(groupingBy(Function.identity(), counting()));
  }
}
