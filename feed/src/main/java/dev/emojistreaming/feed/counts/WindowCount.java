package dev.emojistreaming.feed.counts;

import java.time.Instant;

/**
 * The number of reactions with an emoji in a window of a room so far.
 *
 * @param scaled how many emojis a screen should draw for them
 */
public record WindowCount(Instant windowStart, String emoji, long reactions, long scaled) {}
