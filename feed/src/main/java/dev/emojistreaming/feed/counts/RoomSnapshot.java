package dev.emojistreaming.feed.counts;

import java.time.Instant;
import java.util.List;

/**
 * The state of a room at a position.
 *
 * @param reactions number of reactions in all windows in memory
 * @param top the most frequent emojis of those, the most frequent first
 * @param windows the last windows, the oldest first
 * @param from no window that starts at this time or later is missing
 */
public record RoomSnapshot(
    String room,
    Position position,
    long reactions,
    List<EmojiTotal> top,
    List<NamedWindow> windows,
    Instant from) {}
