package dev.emojistreaming.feed.counts;

import java.time.Instant;
import java.util.List;

/**
 * A window of a room as clients see it.
 *
 * @param counts of the named emojis
 * @param others reactions with all other emojis
 */
public record NamedWindow(Instant start, List<WindowCount> counts, long others) {}
