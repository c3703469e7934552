package dev.emojistreaming.feed.counts;

/** How often an emoji came in all windows of a stretch of time. */
public record EmojiTotal(String emoji, long reactions) {}
