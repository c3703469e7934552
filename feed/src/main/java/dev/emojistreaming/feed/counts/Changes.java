package dev.emojistreaming.feed.counts;

import java.util.Map;

/**
 * The changes between two ticks.
 *
 * @param position how far the topic had been read at the later tick
 * @param byRoom the rooms that changed
 */
public record Changes(Position position, Map<String, RoomUpdate> byRoom) {}
