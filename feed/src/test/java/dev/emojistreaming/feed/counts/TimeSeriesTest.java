package dev.emojistreaming.feed.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TimeSeriesTest {

  private static final Instant FROM = Instant.parse("2026-11-23T20:00:00Z");

  private static Map<Instant, StepSums> tenSeconds(CountSource counts) {
    return TimeSeries.of(counts, FROM, Duration.ofSeconds(10));
  }

  @Test
  void countsAreAddedByStepAndEmojiWithoutEmptySteps() {
    Map<Instant, StepSums> steps =
        tenSeconds(
            visitor -> {
              visitor.visit(FROM, "👍", 1);
              visitor.visit(FROM.plusSeconds(8), "👍", 2);
              visitor.visit(FROM.plusSeconds(8), "🎉", 4);
              visitor.visit(FROM.plusSeconds(20), "👍", 8);
            });
    assertThat(steps).containsOnlyKeys(FROM, FROM.plusSeconds(20));
    StepSums first = Objects.requireNonNull(steps.get(FROM));
    assertThat(first.byEmoji()).containsExactly(entry("🎉", 4L), entry("👍", 3L));
    assertThat(first.others()).isZero();
  }

  @Test
  void onlyTheMostFrequentEmojisAreNamed() {
    Map<Instant, StepSums> steps =
        tenSeconds(
            visitor -> {
              for (int i = 0; i < 4_000; i++) {
                visitor.visit(FROM, "junk-" + i, 1);
              }
              visitor.visit(FROM.plusSeconds(10), "👍", 7);
            });
    StepSums first = Objects.requireNonNull(steps.get(FROM));
    assertThat(first.byEmoji()).hasSize(CountedWindow.MAX_NAMED - 1);
    assertThat(first.others()).isEqualTo(4_000 - CountedWindow.MAX_NAMED + 1);
    assertThat(Objects.requireNonNull(steps.get(FROM.plusSeconds(10))).byEmoji())
        .containsExactly(entry("👍", 7L));
  }
}
