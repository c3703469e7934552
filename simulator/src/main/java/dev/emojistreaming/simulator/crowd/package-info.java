/**
 * Who taps what, and when.
 *
 * <ul>
 *   <li>{@link dev.emojistreaming.simulator.crowd.Crowd} hands each client a {@link
 *       dev.emojistreaming.simulator.crowd.ReactionScript}, which draws its emojis from an {@link
 *       dev.emojistreaming.simulator.crowd.EmojiMix}.
 *   <li>{@link dev.emojistreaming.simulator.crowd.Story} is how busy the crowd is over time and
 *       which mix it uses when; that of a {@link dev.emojistreaming.simulator.crowd.Match} is made
 *       of {@code Moment}s. A {@link dev.emojistreaming.simulator.crowd.Profile} names a kind of
 *       story.
 * </ul>
 *
 * <p>Pure: no clock, no I/O, and the same seed gives the same crowd and the same story.
 */
@NullMarked
package dev.emojistreaming.simulator.crowd;

import org.jspecify.annotations.NullMarked;
