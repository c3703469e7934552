package dev.emojistreaming.feed.counts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.contract.Window;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A flood takes nothing of the rooms in use. */
class BoundedRoomsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");
  private static final int MAX_COUNTS = 100_000;

  private final Rooms rooms = new Rooms(Duration.ofHours(1), MAX_COUNTS);
  private long offset;

  BoundedRoomsTest() {
    rooms.begin(Position.of("t", 0));
    for (int window = 0; window < 1_700; window++) {
      for (int emoji = 0; emoji < 10; emoji++) {
        apply("honest", "e" + emoji, 2L * window, 1);
      }
    }
    apply("small", "👍", 10, 5);
  }

  private void apply(String room, String emoji, long secondsAgo, long reactions) {
    Instant start = NOW.minusSeconds(secondsAgo);
    rooms.apply(
        new EmojiCount(room, emoji, start, start.plus(Window.LENGTH), reactions, 1),
        0,
        offset++,
        NOW);
  }

  @Test
  void floodOfCountsInOneRoomTakesOnlyItsOwnOldestWindows() {
    for (int i = 0; i < 5 * MAX_COUNTS; i++) {
      apply("flood", "junk-" + i % 4_000, 2L * (i / 4_000 % 1_700), 1);
    }
    assertThat(rooms.reactions("honest")).isEqualTo(17_000);
    assertThat(rooms.reactions("small")).isEqualTo(5);
    assertThat(rooms.size()).isBetween(MAX_COUNTS * 9 / 10, MAX_COUNTS);
    assertThat(rooms.totals("flood")).extracting(WindowTotal::windowStart).contains(NOW);
  }

  @Test
  void floodOfCountsInSomeRoomsTakesOnlyTheirs() {
    for (int i = 0; i < 5 * MAX_COUNTS; i++) {
      apply("flood-" + i % 4, "junk-" + i / 4 % 1_000, 2L * (i / 4_000 % 1_700), 1);
    }
    assertThat(rooms.reactions("honest")).isEqualTo(17_000);
    assertThat(rooms.reactions("small")).isEqualTo(5);
  }

  @Test
  void floodOfNamesTakesOnlyRoomsWithFewCounts() {
    for (int i = 0; i < 5 * MAX_COUNTS; i++) {
      apply("flood-" + i, "👍", 0, 1);
    }
    assertThat(rooms.reactions("honest")).isEqualTo(17_000);
    assertThat(rooms.reactions("small")).as("quiet").isZero();
    apply("small", "👍", 8, 3);
    apply("flood", "👍", 0, 1);
    assertThat(rooms.reactions("small")).as("in use").isEqualTo(3);
  }

  @Test
  void oneWindowThatFillsTheMemoryIsEvictedAsAWhole() {
    for (int i = 0; i < 2 * MAX_COUNTS; i++) {
      apply("flood", "junk-" + i, 0, 1);
    }
    assertThat(rooms.reactions("honest")).isEqualTo(17_000);
    assertThat(rooms.size()).isLessThanOrEqualTo(MAX_COUNTS);
  }
}
