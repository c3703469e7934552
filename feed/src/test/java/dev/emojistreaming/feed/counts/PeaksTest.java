package dev.emojistreaming.feed.counts;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.contract.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PeaksTest {

  private static final Instant START = Instant.parse("2026-11-23T20:00:00Z");
  private static final Instant LONG_AFTER = START.plusSeconds(10_000);

  private final List<WindowCount> counts = new ArrayList<>();

  private void count(int window, String emoji, long reactions) {
    counts.add(new WindowCount(at(window), emoji, reactions, 1));
  }

  private static Instant at(int window) {
    return START.plus(Window.LENGTH.multipliedBy(window));
  }

  private void steady(int from, int to, int reactions) {
    for (int window = from; window < to; window++) {
      count(window, "👍", reactions);
    }
  }

  private List<Peak> peaks(Instant now) {
    Map<Instant, Long> totals =
        counts.stream()
            .collect(
                groupingBy(
                    WindowCount::windowStart, TreeMap::new, summingLong(WindowCount::reactions)));
    return Peaks.of(
        totals.entrySet().stream()
            .map(window -> new WindowTotal(window.getKey(), window.getValue()))
            .toList(),
        (from, to) ->
            visitor ->
                counts.stream()
                    .filter(count -> !count.windowStart().isBefore(from))
                    .filter(count -> count.windowStart().isBefore(to))
                    .forEach(
                        count ->
                            visitor.visit(count.windowStart(), count.emoji(), count.reactions())),
        now);
  }

  @Test
  void peakHasItsTimeHeightAndLeadingEmoji() {
    steady(0, 100, 20);
    count(60, "🎉", 100);
    count(61, "🎉", 180);
    count(63, "😮", 90);
    assertThat(peaks(LONG_AFTER)).containsExactly(new Peak(at(60), at(64), false, 100, 10, "🎉"));
  }

  @Test
  void peakMayContinueShortlyAfterItsLastWindow() {
    steady(0, 60, 20);
    count(59, "🎉", 100);
    assertThat(peaks(at(60))).singleElement().matches(Peak::ongoing);
    assertThat(peaks(at(63))).singleElement().matches(peak -> !peak.ongoing());
  }

  @Test
  void randomScatterIsNoPeak() {
    Random random = new Random(7);
    for (int window = 0; window < 1_800; window++) {
      count(window, "👍", poisson(random, 50));
    }
    assertThat(peaks(LONG_AFTER)).isEmpty();
  }

  @Test
  void quietRoomNeedsTenMoreReactions() {
    count(0, "👍", 1);
    count(40, "👍", 9);
    assertThat(peaks(LONG_AFTER)).isEmpty();
    count(40, "👏", 1);
    assertThat(peaks(LONG_AFTER)).hasSize(1);
  }

  @Test
  void firstHalfMinuteHasNoPeaks() {
    count(0, "👍", 1);
    count(14, "👍", 1_000);
    assertThat(peaks(LONG_AFTER)).isEmpty();
    count(15, "👍", 1_000);
    assertThat(peaks(LONG_AFTER)).hasSize(1);
    assertThat(Peaks.of(List.of(), (from, to) -> visitor -> {}, LONG_AFTER)).isEmpty();
  }

  @Test
  void lastingLargeCrowdBecomesTheUsual() {
    steady(0, 100, 20);
    steady(100, 400, 200);
    List<Peak> peaks = peaks(LONG_AFTER);
    assertThat(peaks).hasSize(1);
    assertThat(peaks.get(0).start()).isEqualTo(at(100));
  }

  private static long poisson(Random random, double mean) {
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    long number = 0;
    while (product > limit) {
      number++;
      product *= random.nextDouble();
    }
    return number;
  }
}
