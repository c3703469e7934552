package dev.emojistreaming.feed.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimeSeriesTest {

  private static final Instant FROM = Instant.parse("2026-11-23T20:00:00Z");

  private static WindowCount count(long seconds, String emoji, long reactions) {
    return new WindowCount(FROM.plusSeconds(seconds), emoji, reactions, 1);
  }

  @Test
  void countsAreAddedByStepAndEmojiWithoutEmptySteps() {
    assertThat(
            TimeSeries.of(
                List.of(
                    count(0, "👍", 1), count(8, "👍", 2), count(8, "🎉", 4), count(20, "👍", 8)),
                FROM,
                Duration.ofSeconds(10)))
        .containsExactly(
            entry(FROM, Map.of("👍", 3L, "🎉", 4L)), entry(FROM.plusSeconds(20), Map.of("👍", 8L)));
  }
}
