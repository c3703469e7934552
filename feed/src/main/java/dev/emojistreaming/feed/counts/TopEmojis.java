package dev.emojistreaming.feed.counts;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The most frequent emojis of some windows. */
public final class TopEmojis {

  static final Comparator<EmojiTotal> BY_FREQUENCY =
      comparing(EmojiTotal::reactions).reversed().thenComparing(EmojiTotal::emoji);

  private TopEmojis() {}

  /** The most frequent first; equally frequent ones in code point order. */
  public static List<EmojiTotal> of(List<WindowCount> counts, int max) {
    Map<String, Long> sums = new HashMap<>();
    counts.forEach(count -> sums.merge(count.emoji(), count.reactions(), Long::sum));
    return sums.entrySet().stream()
        .map(sum -> new EmojiTotal(sum.getKey(), sum.getValue()))
        .sorted(BY_FREQUENCY)
        .limit(max)
        .toList();
  }
}
