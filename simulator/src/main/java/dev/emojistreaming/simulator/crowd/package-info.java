/**
 * The crowd: its reactions and their times. The command and {@code load} call it, and {@code
 * report} and {@code verify} read its values; it calls only the contract.
 *
 * <ul>
 *   <li>{@link dev.emojistreaming.simulator.crowd.Crowd} gives each client a {@link
 *       dev.emojistreaming.simulator.crowd.ReactionScript}, which draws its emojis from an {@link
 *       dev.emojistreaming.simulator.crowd.EmojiMix}.
 *   <li>{@link dev.emojistreaming.simulator.crowd.LoadCurve} is the activity of the crowd over time
 *       with its mixes; the curve of a {@link dev.emojistreaming.simulator.crowd.Match} is made of
 *       {@code MatchEvent}s. A {@link dev.emojistreaming.simulator.crowd.Profile} names a kind of
 *       curve.
 * </ul>
 *
 * <p>Rule: no clock and no I/O; the same seed gives the same crowd and the same curve.
 */
@NullMarked
package dev.emojistreaming.simulator.crowd;

import org.jspecify.annotations.NullMarked;
