package dev.emojistreaming.feed.counts;

import static dev.emojistreaming.feed.counts.RoomUpdate.EMPTY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.contract.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoomsTest {

  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");
  private static final int MAX_COUNTS = 110;

  private final Rooms rooms = new Rooms(Duration.ofHours(1), MAX_COUNTS);
  private long offset;

  RoomsTest() {
    rooms.begin(Position.of("t", 0, 0));
  }

  private void apply(String room, String emoji, long secondsAgo, long reactions) {
    Instant start = NOW.minusSeconds(secondsAgo);
    rooms.apply(
        new EmojiCount(room, emoji, start, start.plus(Window.LENGTH), reactions, reactions / 2 + 1),
        0,
        offset++,
        NOW);
  }

  private List<WindowCount> counts(String room) {
    return rooms.snapshot(room, Instant.MIN, 1, Integer.MAX_VALUE, NOW).windows().stream()
        .flatMap(window -> window.counts().stream())
        .toList();
  }

  private static Optional<Rooms.Resumption> since(Rooms rooms, String room, String id) {
    return rooms
        .position(id)
        .flatMap(since -> rooms.since(room, since, Instant.MIN, Integer.MAX_VALUE, NOW));
  }

  @Test
  void finalCountReplacesALargerOne() {
    apply("main", "👍", 10, 7);
    apply("main", "❤️", 10, 2);
    applyFinal("👍", 5);
    applyFinal("❤️", 0);
    applyFinal("🎉", 0);
    assertThat(counts("main"))
        .containsExactly(
            new WindowCount(NOW.minusSeconds(10), "👍", 5, 5),
            new WindowCount(NOW.minusSeconds(10), "❤️", 0, 0));
    assertThat(rooms.reactions("main")).isEqualTo(5);
    assertThat(rooms.top("main", 2))
        .containsExactly(new EmojiTotal("👍", 5), new EmojiTotal("❤️", 0));
    assertThat(rooms.size()).isEqualTo(2);
  }

  private void applyFinal(String emoji, long reactions) {
    Instant start = NOW.minusSeconds(10);
    Instant end = start.plus(Window.LENGTH);
    rooms.apply(
        new EmojiCount("main", emoji, start, end, reactions, reactions, true), 0, offset++, NOW);
  }

  @Test
  void largerCountOfAKeyIsKeptInAnyOrder() {
    apply("main", "👍", 10, 3);
    apply("main", "👍", 10, 7);
    apply("main", "👍", 10, 5);
    assertThat(counts("main")).containsExactly(new WindowCount(NOW.minusSeconds(10), "👍", 7, 4));
    assertThat(rooms.size()).isEqualTo(1);
    assertThat(rooms.reactions("main")).isEqualTo(7);
  }

  @Test
  void tickHasEachChangedCountOnceWithItsNewestValue() {
    apply("main", "👍", 10, 3);
    apply("main", "👍", 10, 7);
    apply("other", "🎉", 10, 1);
    Changes changes = rooms.takeChanges(NOW);
    assertThat(changes.position()).isEqualTo(Position.of("t", 3, 0));
    assertThat(changes.byRoom()).containsOnlyKeys("main", "other");
    RoomUpdate update = Objects.requireNonNull(changes.byRoom().get("main"));
    assertThat(update.counts()).extracting(WindowCount::reactions).containsExactly(7L);
    assertThat(update.reactions()).isEqualTo(7);
    assertThat(update.isComplete()).isTrue();

    apply("main", "👍", 10, 7);
    assertThat(rooms.takeChanges(NOW).byRoom()).as("nothing has grown").isEmpty();
  }

  @Test
  void windowsOlderThanTheRetentionAreForgotten() {
    apply("main", "👍", 3_599, 1);
    apply("main", "👍", 3_601, 1);
    apply("gone", "👍", 3_590, 1);
    assertThat(rooms.size()).isEqualTo(2);
    rooms.takeChanges(NOW);
    assertThat(rooms.haveChanged(NOW.plusSeconds(20))).as("totals have changed").isTrue();
    Map<String, RoomUpdate> changes = rooms.takeChanges(NOW.plusSeconds(20)).byRoom();
    assertThat(changes).containsOnly(entry("main", EMPTY), entry("gone", EMPTY));
    assertThat(rooms.size()).isZero();
    assertThat(rooms.rates(NOW)).isEmpty();
  }

  @Test
  void floodOfRoomsEvictsQuietRoomsOnly() {
    apply("quiet", "👍", 20, 1);
    for (int i = 0; i < 10 * MAX_COUNTS; i++) {
      apply("flood-" + i, "👍", 10, 1);
      apply("busy", "👍", 10, i + 1L);
    }
    assertThat(rooms.size())
        .as("rooms of one count, each with the overhead of ten")
        .isEqualTo(MAX_COUNTS / 11);
    assertThat(counts("quiet")).isEmpty();
    assertThat(counts("busy")).hasSize(1);
    assertThat(rooms.evicted()).isEqualTo(10L * MAX_COUNTS + 2 - MAX_COUNTS / 11);
  }

  @Test
  void singleRoomLosesItsOldestWindows() {
    for (int i = 0; i < 2 * MAX_COUNTS; i++) {
      apply("main", "👍", 1_000 - i, 1);
    }
    assertThat(rooms.size()).isEqualTo(MAX_COUNTS - 10);
    assertThat(counts("main"))
        .extracting(WindowCount::windowStart)
        .first()
        .isEqualTo(NOW.minusSeconds(880));
  }

  @Test
  void snapshotHasTotalsOfAllWindowsAndTheCountsOfTheLast() {
    apply("main", "👍", 600, 5);
    apply("main", "🎉", 20, 2);
    apply("main", "👍", 10, 1);
    RoomSnapshot snapshot = rooms.snapshot("main", NOW.minusSeconds(60), 1, 100, NOW);
    assertThat(snapshot.reactions()).isEqualTo(8);
    assertThat(snapshot.top()).containsExactly(new EmojiTotal("👍", 6));
    assertThat(snapshot.windows())
        .flatExtracting(NamedWindow::counts)
        .extracting(WindowCount::emoji)
        .containsExactly("🎉", "👍");
    assertThat(snapshot.from()).isEqualTo(NOW.minusSeconds(60));
    assertThat(rooms.snapshot("nobody", NOW, 9, 100, NOW).windows()).isEmpty();
  }

  @Test
  void rateIsOfWindowsThatNoLongerGrow() {
    apply("main", "👍", 14, 20);
    apply("main", "👍", 6, 30);
    apply("main", "👍", 2, 99);
    apply("other", "👍", 8, 1);
    assertThat(rooms.rates(NOW))
        .containsExactly(new RoomRate("main", 5), new RoomRate("other", 0.1));
  }

  @Test
  void resumptionIsRefusedBeforeTheBeginningAndInAnotherTopic() {
    rooms.begin(Position.of("t", 10, 10));
    assertThat(since(rooms, "main", "t.9.a")).isEmpty();
    assertThat(since(rooms, "main", "t.a.a.a")).isEmpty();
    assertThat(since(rooms, "main", "nonsense")).isEmpty();
    assertThat(since(rooms, "main", "another.a.a")).isEmpty();
    assertThat(since(rooms, "main", "t.a.b")).as("not reached").isEmpty();
    assertThat(rooms.position("t.a.b")).isPresent();
    assertThat(since(rooms, "main", "t.a.a")).isPresent();
  }

  /**
   * The result is the same wherever a client disconnects and whichever replica it reconnects to.
   */
  @Test
  void clientThatReconnectsToAnyReplicaHasTheTrueCounts() {
    Random random = new Random(4);
    Rooms replica = new Rooms(Duration.ofHours(1), MAX_COUNTS);
    replica.begin(Position.of("t", 0, 0));
    Map<String, Long> client = new HashMap<>();
    String lastEventId = "";
    for (int round = 0; round < 200; round++) {
      for (int i = random.nextInt(5); i >= 0; i--) {
        applyToBoth(replica, random);
      }
      Changes changes = rooms.takeChanges(NOW);
      if (random.nextInt(3) > 0) {
        continue; // the client is away
      }
      Rooms reached = random.nextBoolean() ? rooms : replica;
      Rooms.Resumption rest = since(reached, "main", lastEventId).orElse(null);
      if (rest == null) {
        reached
            .snapshot("main", Instant.MIN, 1, Integer.MAX_VALUE, NOW)
            .windows()
            .forEach(window -> window.counts().forEach(count -> merge(client, count)));
      } else {
        rest.counts().forEach(count -> merge(client, count));
      }
      lastEventId = changes.position().toString();

      Map<String, Long> truth = new HashMap<>();
      counts("main").forEach(count -> merge(truth, count));
      assertThat(client).isEqualTo(truth);
    }
  }

  @Test
  void snapshotHasTheNewestWindowsIfThereAreTooManyCounts() {
    for (int i = 0; i < 10; i++) {
      apply("main", "👍", 20 - 2L * i, 1);
    }
    RoomSnapshot snapshot = rooms.snapshot("main", NOW.minusSeconds(60), 1, 3, NOW);
    assertThat(snapshot.windows())
        .extracting(NamedWindow::start)
        .containsExactly(NOW.minusSeconds(6), NOW.minusSeconds(4), NOW.minusSeconds(2));
    assertThat(snapshot.from()).isEqualTo(NOW.minusSeconds(6));
    assertThat(snapshot.reactions()).isEqualTo(10);
  }

  @Test
  void resumptionIsRefusedForTooManyOrTooOldChanges() {
    apply("main", "👍", 100, 1);
    apply("main", "👍", 20, 1);
    apply("main", "👍", 10, 1);
    Instant minuteAgo = NOW.minusSeconds(60);
    assertThat(rooms.since("main", Position.of("t", 1, 0), minuteAgo, 2, NOW))
        .hasValueSatisfying(rest -> assertThat(rest.counts()).hasSize(2));
    assertThat(rooms.since("main", Position.of("t", 1, 0), minuteAgo, 1, NOW)).isEmpty();
    assertThat(rooms.since("main", Position.of("t", 0, 0), minuteAgo, 9, NOW)).isEmpty();
  }

  @Test
  void countsAreVisitedInOrder() {
    apply("main", "👍", 4, 1);
    apply("main", "👍", 10, 3);
    apply("main", "🎉", 6, 2);
    List<String> visited = new ArrayList<>();
    rooms
        .between("main", NOW.minusSeconds(10), NOW.minusSeconds(4), NOW)
        .forEach((start, emoji, reactions) -> visited.add(emoji + reactions));
    assertThat(visited).containsExactly("👍3", "🎉2");
    assertThat(rooms.totals("main")).extracting(WindowTotal::reactions).containsExactly(3L, 2L, 1L);
    assertThat(rooms.reactions("main", NOW.minusSeconds(6), NOW)).isEqualTo(3);
  }

  private void applyToBoth(Rooms replica, Random random) {
    Instant start = NOW.minus(Window.LENGTH.multipliedBy(random.nextInt(10)));
    int partition = random.nextInt(2);
    EmojiCount count =
        new EmojiCount("main", "👍", start, start.plus(Window.LENGTH), 1 + random.nextInt(50), 1);
    long at = offset++;
    rooms.apply(count, partition, at, NOW);
    replica.apply(count, partition, at, NOW);
  }

  private static void merge(Map<String, Long> counts, WindowCount count) {
    counts.merge(count.windowStart() + count.emoji(), count.reactions(), Math::max);
  }
}
