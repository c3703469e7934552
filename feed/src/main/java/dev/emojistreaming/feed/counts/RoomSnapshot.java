package dev.emojistreaming.feed.counts;

import java.util.List;

/**
 * A room as it was at a position.
 *
 * @param reactions in all windows that are remembered
 * @param top the most frequent emojis of those, the most frequent first
 * @param windows the counts of the last windows, the oldest first
 */
public record RoomSnapshot(
    String room,
    Position position,
    long reactions,
    List<EmojiTotal> top,
    List<WindowCount> windows) {}
