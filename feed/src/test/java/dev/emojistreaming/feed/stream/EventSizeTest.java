package dev.emojistreaming.feed.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.feed.counts.EmojiTotal;
import dev.emojistreaming.feed.counts.NamedWindow;
import dev.emojistreaming.feed.counts.Position;
import dev.emojistreaming.feed.counts.RoomSnapshot;
import dev.emojistreaming.feed.counts.Rooms;
import dev.emojistreaming.feed.counts.WindowCount;
import dev.emojistreaming.feed.source.Freshness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventSizeTest {

  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

  /** Windows with the longest names and numbers. */
  private static RoomSnapshot snapshot(int windows, int emojis, String letter) {
    long most = EmojiCount.MAX_REACTIONS;
    List<String> names = IntStream.range(0, emojis).mapToObj(i -> letter.repeat(60) + i).toList();
    return new RoomSnapshot(
        "main",
        Position.of("t".repeat(22), new long[100]),
        Long.MAX_VALUE,
        names.stream().map(name -> new EmojiTotal(name, most)).toList(),
        IntStream.range(0, windows)
            .mapToObj(i -> NOW.minusSeconds(2L * (windows - i)))
            .map(
                start ->
                    new NamedWindow(
                        start,
                        names.stream()
                            .map(name -> new WindowCount(start, name, most, most))
                            .toList(),
                        Long.MAX_VALUE))
            .toList(),
        NOW.minusSeconds(2L * windows));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "\"", "é", "ॐ", "🏏"})
  void snapshotIsAtMostAsLargeAsAllowed(String letter) {
    for (int max : List.of(EventSize.MAX, 100_000, 10_000, 2_048)) {
      RoomSnapshot fitted = EventSize.of(2L * max).fit(snapshot(200, 100, letter));
      StreamEvent event =
          EventWriter.snapshot(fitted, Duration.ofSeconds(15), Freshness.COUNTING_BEHIND, NOW);
      assertThat(event.sse().length()).isLessThanOrEqualTo(max);
      assertThat(fitted.from()).isBetween(NOW.minusSeconds(400), NOW);
      assertThat(fitted.windows())
          .allSatisfy(window -> assertThat(window.start()).isBetween(fitted.from(), NOW))
          .hasSize((int) (NOW.getEpochSecond() - fitted.from().getEpochSecond()) / 2);
    }
    assertThat(EventSize.of(Long.MAX_VALUE)).isEqualTo(EventSize.of(2L * EventSize.MAX));
  }

  @Test
  void smallSnapshotIsWhole() {
    RoomSnapshot small = snapshot(3, 20, "x");
    assertThat(new EventSize(EventSize.MAX).fit(small)).isEqualTo(small);
  }

  @Test
  void changesFitOrNot() {
    List<WindowCount> counts = snapshot(10, 100, "🏏").windows().get(0).counts();
    Rooms.Resumption changes = new Rooms.Resumption(Position.of("t", 1), 9, counts);
    assertThat(new EventSize(EventSize.MAX).fits("main", changes)).isTrue();
    assertThat(new EventSize(40_000).fits("main", changes)).isFalse();
  }
}
