package dev.emojistreaming.feed.counts;

import java.time.Instant;

/**
 * A period in which a room's rate stood out.
 *
 * @param start start of its first window
 * @param end end of its last window
 * @param ongoing whether later windows may still belong to it
 * @param perSecond reactions per second in its highest window
 * @param usualPerSecond the usual number of reactions per second before it
 * @param emoji the most frequent emoji in it
 */
public record Peak(
    Instant start,
    Instant end,
    boolean ongoing,
    double perSecond,
    double usualPerSecond,
    String emoji) {}
