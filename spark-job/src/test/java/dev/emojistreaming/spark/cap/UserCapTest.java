package dev.emojistreaming.spark.cap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserCapTest {

  private static final Comparator<Reaction> BY_PLACE =
      Comparator.comparingLong(Reaction::place).thenComparingLong(Reaction::offset);

  private static final String[] EMOJIS = {"👍", "❤️", "🎉"};

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 3", "3, 40"})
  void firstReactionsCountWhateverTheOrderOfArrival(long seed, int max) {
    Random random = new Random(seed);
    List<Reaction> records = records(random);
    Map<String, Long> expected = firstOfEachUser(records, max);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(records, random);
      CapSlice slice = new CapSlice(7, max);
      Map<String, Long> counts = new HashMap<>();
      apply(records, slice, counts);
      assertThat(counts).isEqualTo(expected);
    }
  }

  /** A process that reads the state continues as the one that wrote it would have. */
  @Test
  void blocksContinueTheSlice() {
    Random random = new Random(4);
    List<Reaction> records = records(random);
    Collections.shuffle(records, random);
    Map<String, Long> counts = new HashMap<>();
    TreeMap<Long, byte[]> state = new TreeMap<>();
    List<Long> seen = new ArrayList<>();
    for (int from = 0; from < records.size(); from += 100) {
      CapSlice slice = new CapSlice(-7, 3);
      for (Map.Entry<Long, byte[]> block : state.entrySet()) {
        assertThat(CapSlice.sliceOf(block.getKey())).isEqualTo(-7);
        slice.read(block.getValue());
      }
      apply(records.subList(from, Math.min(from + 100, records.size())), slice, counts, seen);
      slice.write(state::put);
    }
    assertThat(counts).isEqualTo(firstOfEachUser(records, 3));

    CapSlice last = new CapSlice(-7, 3);
    state.values().forEach(last::read);
    last.forget(state::remove);
    assertThat(state).isEmpty();
  }

  @Test
  void onlySlicesBeforeTheHorizonAreForgotten() {
    UserCap cap = new UserCap(1);
    TreeMap<Long, byte[]> state = new TreeMap<>();
    for (int slice = -1; slice <= 1; slice++) {
      CapSlice written = new CapSlice(slice, 1);
      written.apply(new Reaction(1, 2, 3, 4, 5, "👍"), false);
      written.write(
          (number, block) -> {
            state.put(number, block);
            cap.read(number, block);
          });
    }
    assertThat(cap.size()).isEqualTo(3);

    cap.forgetBefore(150, state::remove);

    assertThat(cap.size()).isEqualTo(1);
    assertThat(state.keySet()).extracting(CapSlice::sliceOf).containsExactly(1);
  }

  private static void apply(List<Reaction> records, CapSlice slice, Map<String, Long> counts) {
    apply(records, slice, counts, new ArrayList<>());
  }

  /** As a shard does: the tags that it has seen are in its dedup window. */
  private static void apply(
      List<Reaction> records, CapSlice slice, Map<String, Long> counts, List<Long> seen) {
    for (Reaction reaction : records) {
      boolean isRepeated = reaction.tag() != Reaction.NO_ID && seen.contains(reaction.tag());
      seen.add(reaction.tag());
      switch (slice.apply(reaction, isRepeated)) {
        case COUNTED -> add(counts, reaction, reaction.emoji(), 1);
        case DISPLACED -> {
          add(counts, reaction, reaction.emoji(), 1);
          add(counts, reaction, slice.displacedEmoji(), -1);
        }
        case CAPPED, UNCHANGED -> {}
      }
    }
  }

  private static void add(Map<String, Long> counts, Reaction reaction, String emoji, long more) {
    counts.merge(reaction.userLow() + emoji, more, (a, b) -> a + b == 0 ? null : a + b);
  }

  /** Some reactions have no id, and some have several records, with different emojis too. */
  private static List<Reaction> records(Random random) {
    List<Reaction> records = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      long tag = random.nextInt(3) == 0 ? Reaction.NO_ID : 1 + random.nextInt(400);
      long user = tag == Reaction.NO_ID ? random.nextInt(30) : tag % 30;
      String emoji = EMOJIS[random.nextInt(EMOJIS.length)];
      records.add(new Reaction(0, user, random.nextInt(100), i, tag, emoji));
    }
    return records;
  }

  private static Map<String, Long> firstOfEachUser(List<Reaction> records, int max) {
    Map<Long, List<Reaction>> byUser = new HashMap<>();
    List<Long> seen = new ArrayList<>();
    records.stream()
        .sorted(BY_PLACE)
        .forEach(
            reaction -> {
              if (reaction.tag() == Reaction.NO_ID || !seen.contains(reaction.tag())) {
                seen.add(reaction.tag());
                byUser.computeIfAbsent(reaction.userLow(), u -> new ArrayList<>()).add(reaction);
              }
            });
    Map<String, Long> counts = new HashMap<>();
    byUser
        .values()
        .forEach(
            reactions ->
                reactions.stream()
                    .limit(max)
                    .forEach(reaction -> add(counts, reaction, reaction.emoji(), 1)));
    return counts;
  }
}
