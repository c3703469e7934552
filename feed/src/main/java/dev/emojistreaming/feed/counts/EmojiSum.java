package dev.emojistreaming.feed.counts;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import java.util.Comparator;

/** An emoji's totals in a room. */
final class EmojiSum {

  /**
   * The most frequent of the last minute first; of equally frequent ones those that have been among
   * the most frequent, then in code point order.
   */
  static final Comparator<EmojiSum> BY_RECENT =
      comparing((EmojiSum sum) -> sum.recent)
          .thenComparing(sum -> sum.isFrequent)
          .reversed()
          .thenComparing(sum -> sum.emoji);

  /** The most frequent of all windows first; equally frequent ones in code point order. */
  static final Comparator<EmojiSum> BY_REACTIONS =
      comparingLong((EmojiSum sum) -> sum.reactions).reversed().thenComparing(sum -> sum.emoji);

  final String emoji;

  /** In all windows; only {@link RoomCounts} changes it, which keeps the order. */
  long reactions;

  /** In the windows of the last minute. */
  long recent;

  /** Number of windows in which it occurs. */
  int cells;

  /** Whether it is one of the most frequent of the last minute. */
  boolean isFrequent;

  EmojiSum(String emoji) {
    this.emoji = emoji;
  }

  EmojiTotal total() {
    return new EmojiTotal(emoji, reactions);
  }
}
