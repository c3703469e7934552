package dev.emojistreaming.feed.counts;

import java.util.Map;

/**
 * The changes between two ticks.
 *
 * @param beginning number of times that reading has begun: with another one, what clients have is
 *     not valid any more
 * @param position how far the topic had been read at the later tick
 * @param byRoom the rooms that changed
 */
public record Changes(long beginning, Position position, Map<String, RoomUpdate> byRoom) {}
