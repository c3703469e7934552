package dev.emojistreaming.feed.counts;

/** The number of reactions with an emoji in several windows. */
public record EmojiTotal(String emoji, long reactions) {}
