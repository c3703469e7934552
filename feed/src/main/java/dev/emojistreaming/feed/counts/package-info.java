/**
 * The counts in memory, by room.
 *
 * <p>Called by {@code source}, which applies the records of the topic, and by {@code stream} and
 * {@code query}, which read; calls only the contract. Its one rule: pure state, bounded, without
 * input or output; {@link dev.emojistreaming.feed.counts.Rooms} is the only mutable class that
 * others see, and is safe for use by many threads.
 *
 * <ul>
 *   <li>{@link dev.emojistreaming.feed.counts.Rooms} has all rooms; {@code BoundedRooms} decides
 *       which lose counts, {@code CountedWindow} which emojis are named. It returns the {@link
 *       dev.emojistreaming.feed.counts.Changes} since the last tick, a {@link
 *       dev.emojistreaming.feed.counts.RoomUpdate} for each room; a {@link
 *       dev.emojistreaming.feed.counts.RoomSnapshot} of {@link
 *       dev.emojistreaming.feed.counts.NamedWindow}s; or the {@link
 *       dev.emojistreaming.feed.counts.RoomRate} of each room. These have {@link
 *       dev.emojistreaming.feed.counts.WindowCount}s and {@link
 *       dev.emojistreaming.feed.counts.WindowOthers}.
 *   <li>A {@link dev.emojistreaming.feed.counts.CountSource} passes the windows of a room to a
 *       {@link dev.emojistreaming.feed.counts.CountVisitor}, without copies.
 *   <li>{@link dev.emojistreaming.feed.counts.Position} is how far the topic has been read.
 *   <li>{@link dev.emojistreaming.feed.counts.TimeSeries} (of {@link
 *       dev.emojistreaming.feed.counts.StepSums}), {@link dev.emojistreaming.feed.counts.TopEmojis}
 *       (a list of {@link dev.emojistreaming.feed.counts.EmojiTotal}) and {@link
 *       dev.emojistreaming.feed.counts.Peaks} (a list of {@link
 *       dev.emojistreaming.feed.counts.Peak}, from {@link
 *       dev.emojistreaming.feed.counts.WindowTotal}s) are computed from counts.
 * </ul>
 */
@NullMarked
package dev.emojistreaming.feed.counts;

import org.jspecify.annotations.NullMarked;
