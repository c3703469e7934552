package dev.emojistreaming.feed.counts;

import static java.util.Comparator.comparing;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/** The most frequent emojis of some windows. */
public final class TopEmojis {

  private static final Comparator<EmojiTotal> BY_FREQUENCY =
      comparing(EmojiTotal::reactions).reversed().thenComparing(EmojiTotal::emoji);

  private TopEmojis() {}

  /** The most frequent first; equally frequent ones in code point order. */
  public static List<EmojiTotal> of(CountSource counts, int max) {
    Map<String, Long> sums = new HashMap<>();
    counts.forEach((start, emoji, reactions) -> sums.merge(emoji, reactions, Long::sum));
    return top(
        sums.entrySet().stream().map(sum -> new EmojiTotal(sum.getKey(), sum.getValue())), max);
  }

  /** The first of the totals by frequency, without sorting the others. */
  private static List<EmojiTotal> top(Stream<EmojiTotal> totals, int max) {
    PriorityQueue<EmojiTotal> top = new PriorityQueue<>(Collections.reverseOrder(BY_FREQUENCY));
    for (Iterator<EmojiTotal> each = totals.iterator(); each.hasNext(); ) {
      top.add(each.next());
      if (top.size() > max) {
        EmojiTotal unused = top.poll();
      }
    }
    return top.stream().sorted(BY_FREQUENCY).toList();
  }
}
