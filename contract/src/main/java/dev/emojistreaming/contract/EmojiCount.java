package dev.emojistreaming.contract;

import java.time.Instant;

/**
 * The number of reactions with one emoji in one room in one window: one record of the topic {@code
 * emoji_counts}.
 *
 * <p>A window grows: of several counts with the same {@link #key()}, the one with the largest
 * {@code reactionCount} is valid, in whatever order they arrive.
 *
 * @param windowStart inclusive
 * @param windowEnd exclusive; {@link Window#LENGTH} after the start
 * @param reactionCount reactions counted so far, at least 1
 * @param scaledCount how many emojis a screen should draw for the window, from 1 to {@code
 *     reactionCount}
 */
public record EmojiCount(
    String room,
    String emoji,
    Instant windowStart,
    Instant windowEnd,
    long reactionCount,
    long scaledCount) {

  /**
   * Maximum value of both numbers: far above any crowd in two seconds, and so small that the sum of
   * {@link #MAX_SUMMABLE} counts does not overflow a {@code long}.
   */
  public static final long MAX_REACTIONS = 1_000_000_000_000L;

  /** Maximum number of counts that a reader may add up. */
  public static final int MAX_SUMMABLE = 9_000_000;

  /** The record's key in the topic, see {@link #key(String, String, Instant)}. */
  public String key() {
    return key(room, emoji, windowStart);
  }

  /**
   * The key of a count: {@code room|emoji|window_start}, as in {@code
   * main|👍|2026-11-23T12:00:02Z}.
   */
  public static String key(String room, String emoji, Instant windowStart) {
    return room + "|" + emoji + "|" + windowStart;
  }

  /** The valid one of two counts with the same key: the larger, or this one if they are equal. */
  public EmojiCount orLarger(EmojiCount other) {
    return other.reactionCount > reactionCount ? other : this;
  }
}
