/**
 * The counts in memory, by room.
 *
 * <p>Called by {@code source}, which applies the records of the topic, and by {@code stream} and
 * {@code query}, which read; calls only the contract. Its one rule: pure state, bounded, without
 * input or output; {@link dev.emojistreaming.feed.counts.Rooms} is the only mutable class that
 * others see, and is safe for use by many threads.
 *
 * <ul>
 *   <li>{@link dev.emojistreaming.feed.counts.Rooms} has all rooms, with {@link
 *       dev.emojistreaming.feed.counts.WindowCount}s by window and emoji. It returns a {@link
 *       dev.emojistreaming.feed.counts.RoomSnapshot}, the {@link
 *       dev.emojistreaming.feed.counts.Changes} since the last tick, or the {@link
 *       dev.emojistreaming.feed.counts.RoomRate} of each room.
 *   <li>{@link dev.emojistreaming.feed.counts.Position} is how far the topic has been read.
 *   <li>{@link dev.emojistreaming.feed.counts.TimeSeries}, {@link
 *       dev.emojistreaming.feed.counts.TopEmojis} (a list of {@link
 *       dev.emojistreaming.feed.counts.EmojiTotal}) and {@link
 *       dev.emojistreaming.feed.counts.Peaks} (a list of {@link
 *       dev.emojistreaming.feed.counts.Peak}) are computed from counts.
 * </ul>
 */
@NullMarked
package dev.emojistreaming.feed.counts;

import org.jspecify.annotations.NullMarked;
