package dev.emojistreaming.feed.counts;

/**
 * The rate of a room.
 *
 * @param perSecond reactions per second over the last complete windows
 */
public record RoomRate(String room, double perSecond) {}
