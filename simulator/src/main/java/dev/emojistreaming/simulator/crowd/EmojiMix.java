package dev.emojistreaming.simulator.crowd;

import java.util.List;
import java.util.random.RandomGenerator;

/** The emojis a crowd uses, some far more often than others. */
public final class EmojiMix {

  private record Share(String emoji, int weight) {}

  private static final List<Share> SHARES =
      List.of(
          new Share("❤️", 26),
          new Share("👍", 20),
          new Share("😂", 16),
          new Share("🔥", 12),
          new Share("👏", 9),
          new Share("😮", 6),
          new Share("😢", 4),
          new Share("🎉", 3),
          new Share("🏏", 2),
          new Share("💯", 2));
  private static final int TOTAL_WEIGHT = SHARES.stream().mapToInt(Share::weight).sum();

  private EmojiMix() {}

  /** All emojis of the mix, the commonest first; none twice. */
  public static List<String> emojis() {
    return SHARES.stream().map(Share::emoji).toList();
  }

  /** One emoji, each as often as its weight says. */
  static String draw(RandomGenerator random) {
    int rest = random.nextInt(TOTAL_WEIGHT);
    for (Share share : SHARES) {
      rest -= share.weight();
      if (rest < 0) {
        return share.emoji();
      }
    }
    throw new AssertionError("the drawn number lies within the total weight");
  }
}
