package dev.emojistreaming.feed.counts;

import java.time.Instant;

/**
 * A time in which a room's rate stood out.
 *
 * @param start of its first window
 * @param end of its last window
 * @param ongoing whether it may still go on
 * @param perSecond reactions a second in its highest window
 * @param usualPerSecond reactions a second that were usual before it
 * @param emoji the most frequent one while it lasted
 */
public record Peak(
    Instant start,
    Instant end,
    boolean ongoing,
    double perSecond,
    double usualPerSecond,
    String emoji) {}
