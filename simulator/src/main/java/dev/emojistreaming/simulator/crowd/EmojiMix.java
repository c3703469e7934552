package dev.emojistreaming.simulator.crowd;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The emojis that a crowd uses at one time, with their relative frequencies. */
public final class EmojiMix {

  private record Share(String emoji, double weight) {}

  /** The mix of a calm crowd. */
  public static final EmojiMix USUAL =
      new EmojiMix(
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

  static final EmojiMix APPLAUSE =
      new EmojiMix(
          new Share("👏", 45), new Share("🏏", 20), new Share("🔥", 20), new Share("👍", 15));
  static final EmojiMix JOY =
      new EmojiMix(
          new Share("🔥", 35), new Share("🎉", 35), new Share("🏏", 15), new Share("👏", 15));

  /** Most people are shocked; fans of the other side celebrate. */
  static final EmojiMix SHOCK =
      new EmojiMix(
          new Share("😮", 40), new Share("😢", 30), new Share("😱", 20), new Share("🎉", 10));

  static final EmojiMix SUSPENSE =
      new EmojiMix(
          new Share("😱", 35), new Share("😮", 25), new Share("🔥", 20), new Share("❤️", 20));

  private final List<Share> shares;
  private final double totalWeight;

  private EmojiMix(Share... shares) {
    this.shares = List.of(shares);
    this.totalWeight = this.shares.stream().mapToDouble(Share::weight).sum();
  }

  /**
   * Blends the mixes of the parts of a crowd.
   *
   * @param parts with their sizes, in any unit, more than 0; the result depends on their order
   */
  static EmojiMix blend(Map<EmojiMix, Double> parts) {
    Map<String, Double> weights = new LinkedHashMap<>();
    parts.forEach(
        (mix, part) ->
            mix.shares.forEach(
                share ->
                    weights.merge(
                        share.emoji(), part * share.weight() / mix.totalWeight, Double::sum)));
    return new EmojiMix(
        weights.entrySet().stream()
            .map(weight -> new Share(weight.getKey(), weight.getValue()))
            .toArray(Share[]::new));
  }

  /** All emojis of the mix, without repetition; those of {@link #USUAL} by descending frequency. */
  public List<String> emojis() {
    return shares.stream().map(Share::emoji).toList();
  }

  /** Draws an emoji with a probability proportional to its weight. */
  String draw(RandomGenerator random) {
    double rest = random.nextDouble() * totalWeight;
    for (Share share : shares) {
      rest -= share.weight();
      if (rest < 0) {
        return share.emoji();
      }
    }
    return shares.get(shares.size() - 1).emoji(); // rounding errors left a rest
  }
}
