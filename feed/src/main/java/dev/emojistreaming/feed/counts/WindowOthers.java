package dev.emojistreaming.feed.counts;

import java.time.Instant;

/**
 * The reactions in a window of a room so far with emojis that are not named. It replaces its former
 * value, which may be larger: an emoji that becomes named leaves it.
 */
public record WindowOthers(Instant windowStart, long reactions) {}
