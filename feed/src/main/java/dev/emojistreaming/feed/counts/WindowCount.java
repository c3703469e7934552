package dev.emojistreaming.feed.counts;

import java.time.Instant;

/**
 * How often an emoji came in a window of a room, so far.
 *
 * @param scaled how many emojis a screen should draw for it
 */
public record WindowCount(Instant windowStart, String emoji, long reactions, long scaled) {}
