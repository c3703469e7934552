package dev.emojistreaming.feed.counts;

import java.util.List;

/**
 * The state of a room at a position.
 *
 * @param reactions number of reactions in all windows in memory
 * @param top the most frequent emojis of those, the most frequent first
 * @param windows the counts of the last windows, the oldest first
 */
public record RoomSnapshot(
    String room,
    Position position,
    long reactions,
    List<EmojiTotal> top,
    List<WindowCount> windows) {}
