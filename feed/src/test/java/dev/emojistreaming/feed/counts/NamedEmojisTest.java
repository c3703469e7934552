package dev.emojistreaming.feed.counts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.contract.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A flood of emojis in one room, as its clients see it. */
class NamedEmojisTest {

  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");
  private static final int MAX_IN_UPDATE = 3 * (CountedWindow.MAX_NAMED_IF_FREQUENT + 1);

  private final Rooms rooms = new Rooms(Duration.ofHours(1), 1_000_000);
  private final Client client = new Client();
  private long offset;

  NamedEmojisTest() {
    rooms.begin(Position.of("t", 0));
  }

  /** Adds up what it receives, as the contract of the events describes. */
  private static final class Client {
    private final Map<String, Long> counts = new HashMap<>();
    private final Map<Instant, Long> others = new HashMap<>();
    private long reactions;

    void receive(RoomUpdate update) {
      reactions = update.reactions();
      update.counts().forEach(this::receive);
      update.others().forEach(each -> others.put(each.windowStart(), each.reactions()));
    }

    private void receive(WindowCount count) {
      counts.merge(count.windowStart() + count.emoji(), count.reactions(), Math::max);
    }

    void receive(RoomSnapshot snapshot) {
      counts.clear();
      others.clear();
      reactions = snapshot.reactions();
      for (NamedWindow window : snapshot.windows()) {
        window.counts().forEach(this::receive);
        others.put(window.start(), window.others());
      }
    }

    long sum() {
      return counts.values().stream().mapToLong(each -> each).sum()
          + others.values().stream().mapToLong(each -> each).sum();
    }
  }

  private void apply(String emoji, long secondsAgo, long reactions) {
    Instant start = NOW.minusSeconds(secondsAgo);
    rooms.apply(
        new EmojiCount("main", emoji, start, start.plus(Window.LENGTH), reactions, 1),
        0,
        offset++,
        NOW);
  }

  private void junk(int number, long secondsAgo) {
    for (int i = 0; i < number; i++) {
      apply("junk-" + i, secondsAgo, 1);
    }
  }

  private RoomUpdate tick() {
    RoomUpdate update = Objects.requireNonNull(rooms.takeChanges(NOW).byRoom().get("main"));
    client.receive(update);
    return update;
  }

  @Test
  void junkThatCameFirstDisplacesNoFrequentEmoji() {
    apply("👍", 10, 50);
    tick();
    junk(4_000, 0);
    RoomUpdate first = tick();
    assertThat(first.counts()).hasSize(CountedWindow.MAX_NAMED);
    assertThat(first.others())
        .containsExactly(new WindowOthers(NOW, 4_000 - CountedWindow.MAX_NAMED));
    apply("👍", 0, 7);
    apply("🎉", 0, 30);
    RoomUpdate second = tick();
    assertThat(second.counts()).extracting(WindowCount::emoji).contains("👍", "🎉").hasSize(2);
    assertThat(second.others()).isEmpty();
    assertThat(client.sum()).isEqualTo(4_087);
    assertThat(client.reactions).isEqualTo(4_087);
  }

  @Test
  void junkInTurnDisplacesNoFrequentEmoji() {
    apply("👍", 10, 50);
    tick();
    for (int turn = 1; turn <= 20; turn++) {
      for (int i = 0; i < 100; i++) {
        apply("junk-" + turn + "-" + i, 0, turn);
      }
      tick();
    }
    apply("👍", 0, 1);
    assertThat(tick().counts()).extracting(WindowCount::emoji).containsExactly("👍");
  }

  @Test
  void equallyFrequentEmojisTakeNoPlaceOfTheNextAfterASlowStart() {
    for (int i = 4_000; i > 0; i--) {
      apply("junk-" + i, 0, 1);
      if (i == 3_951 || i % 100 == 0) {
        tick();
      }
    }
    apply("👍", 0, 2);
    assertThat(tick().counts()).extracting(WindowCount::emoji).contains("👍");
  }

  @Test
  void equallyFrequentEmojisTakeNoPlaceOfTheNext() {
    for (int i = 4_000; i > 0; i--) {
      apply("junk-" + i, 0, 1);
      if (i % 100 == 0) {
        tick();
      }
    }
    apply("👍", 0, 2);
    assertThat(tick().counts()).extracting(WindowCount::emoji).contains("👍");
  }

  @Test
  void emojiThatBecomesFrequentLeavesTheOthers() {
    junk(200, 2);
    tick();
    apply("junk-199", 2, 100);
    RoomUpdate update = tick();
    assertThat(update.counts())
        .containsExactly(new WindowCount(NOW.minusSeconds(2), "junk-199", 100, 1));
    assertThat(update.others()).containsExactly(new WindowOthers(NOW.minusSeconds(2), 149));
    assertThat(client.sum()).isEqualTo(299);
  }

  @Test
  void tickIsBoundedAndTheRestFollows() {
    apply("👍", 2, 1);
    tick();
    for (int window = 0; window < 1_000; window++) {
      for (int emoji = 0; emoji < 20; emoji++) {
        apply("junk-" + emoji, 2L * window, 1);
      }
    }
    int ticks = 0;
    RoomUpdate update;
    do {
      update = tick();
      assertThat(update.counts().size()).isLessThanOrEqualTo(100);
      assertThat(update.reactions()).isEqualTo(20_001);
      assertThat(update.isComplete()).isEqualTo(!rooms.haveChanged(NOW));
      ticks++;
      if (ticks == 1) {
        assertThat(update.counts()).extracting(WindowCount::windowStart).contains(NOW);
      }
    } while (!update.isComplete());
    assertThat(ticks).isEqualTo(200);
    assertThat(client.sum()).isEqualTo(20_001);
  }

  @Test
  void sumsOfAClientAreRightAfterAnyFloodAndAnySnapshot() {
    Random random = new Random(11);
    Map<String, Long> truth = new HashMap<>();
    for (int round = 0; round < 500; round++) {
      for (int i = random.nextInt(300); i >= 0; i--) {
        String emoji = "e" + (int) Math.abs(random.nextGaussian() * 100);
        long secondsAgo = 2L * random.nextInt(6);
        long reactions = truth.getOrDefault(emoji + "|" + secondsAgo, 0L) + 1 + random.nextInt(5);
        truth.put(emoji + "|" + secondsAgo, reactions);
        apply(emoji, secondsAgo, reactions);
      }
      if (random.nextInt(5) == 0) {
        client.receive(rooms.snapshot("main", Instant.MIN, 1, Integer.MAX_VALUE, NOW));
      } else {
        RoomUpdate update = tick();
        assertThat(update.counts().size() + update.others().size())
            .isLessThanOrEqualTo(MAX_IN_UPDATE);
        if (!update.isComplete()) {
          continue;
        }
      }
      long sum = truth.values().stream().mapToLong(each -> each).sum();
      assertThat(client.sum()).isEqualTo(sum);
      assertThat(client.reactions).isEqualTo(sum);
    }
  }

  @Test
  void roomWithOthersIsResumedBySnapshot() {
    junk(CountedWindow.MAX_NAMED, 4);
    assertThat(rooms.since("main", Position.of("t", 0), Instant.MIN, 1_000, NOW)).isPresent();
    apply("one more", 4, 1);
    assertThat(rooms.since("main", Position.of("t", 0), Instant.MIN, 1_000, NOW)).isEmpty();
  }
}
