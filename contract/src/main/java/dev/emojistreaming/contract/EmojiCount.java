package dev.emojistreaming.contract;

import java.time.Instant;

/**
 * How often one emoji came in one room in one window: one record of the topic {@code emoji_counts}.
 *
 * <p>A window grows: of several counts with the same {@link #key()} the one with the larger {@code
 * reactionCount} is true, whatever their order.
 *
 * @param windowStart inclusive
 * @param windowEnd exclusive; {@link Window#LENGTH} after the start
 * @param reactionCount reactions counted so far, at least 1
 * @param scaledCount how many emojis a screen should draw for the window, at least 1
 */
public record EmojiCount(
    String room,
    String emoji,
    Instant windowStart,
    Instant windowEnd,
    long reactionCount,
    long scaledCount) {

  /** The record's key in the topic: {@code room|emoji|window_start}. */
  public String key() {
    return room + "|" + emoji + "|" + windowStart;
  }

  /** The true one of two counts with the same key: the larger, or this one when they are equal. */
  public EmojiCount orLarger(EmojiCount other) {
    return other.reactionCount > reactionCount ? other : this;
  }
}
