package dev.emojistreaming.feed.counts;

/**
 * A room and how busy it is.
 *
 * @param perSecond reactions a second, over the last windows
 */
public record RoomRate(String room, double perSecond) {}
