package dev.emojistreaming.feed.counts;

import org.jspecify.annotations.Nullable;

/**
 * An emoji in one window of a room, and the place of its newest value in the topic. About 110 bytes
 * with its entry in the window's map.
 */
final class Cell {

  final CountedWindow window;
  final EmojiSum sum;
  long reactions;
  long scaled;
  long offset;
  int partition;

  /** Whether clients receive it by its name; never changes back. */
  boolean isNamed;

  /** Whether clients may have received it as one of the others. */
  boolean wasOther;

  /** Whether it has grown since names were given. */
  boolean isUnsettled;

  /** Whether it has grown since it was last sent. */
  boolean isUnsent;

  /** Its neighbours in {@link GrowthOrder}. */
  @Nullable Cell older;

  @Nullable Cell newer;

  Cell(CountedWindow window, EmojiSum sum) {
    this.window = window;
    this.sum = sum;
  }

  WindowCount toCount() {
    return new WindowCount(window.start(), sum.emoji, reactions, scaled);
  }
}
