package dev.emojistreaming.contract;

import java.time.Instant;

/**
 * The number of reactions with one emoji in one room in one window: one record of the topic {@code
 * emoji_counts}.
 *
 * <p>A window grows: of several counts with the same {@link #key()}, the one with the largest
 * {@code reactionCount} is valid, in whatever order they arrive. If one is final, the latest final
 * one is valid.
 *
 * @param windowStart inclusive
 * @param windowEnd exclusive; {@link Window#LENGTH} after the start
 * @param reactionCount reactions counted so far, at least 1; 0 only if the count is final
 * @param scaledCount how many emojis a screen should draw for the window, from 1 to {@code
 *     reactionCount}; 0 if that is 0
 * @param isFinal whether it replaces all other counts with the same key, larger ones too
 */
public record EmojiCount(
    String room,
    String emoji,
    Instant windowStart,
    Instant windowEnd,
    long reactionCount,
    long scaledCount,
    boolean isFinal) {

  /**
   * Maximum value of both numbers: far above any crowd in two seconds, and so small that the sum of
   * {@link #MAX_SUMMABLE} counts does not overflow a {@code long}.
   */
  public static final long MAX_REACTIONS = 1_000_000_000_000L;

  /** Maximum number of counts that a reader may add up. */
  public static final int MAX_SUMMABLE = 9_000_000;

  /** A count of a window that may grow. */
  public EmojiCount(
      String room,
      String emoji,
      Instant windowStart,
      Instant windowEnd,
      long reactionCount,
      long scaledCount) {
    this(room, emoji, windowStart, windowEnd, reactionCount, scaledCount, false);
  }

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

  /** The valid one of this count and one with the same key that was written later. */
  public EmojiCount orLater(EmojiCount later) {
    return later.isFinal || (!isFinal && later.reactionCount > reactionCount) ? later : this;
  }
}
