package dev.emojistreaming.feed.counts;

import java.time.Instant;

/** The reactions in a window of a room so far, with all emojis. */
public record WindowTotal(Instant windowStart, long reactions) {}
