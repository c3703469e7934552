/**
 * Who taps what: {@link dev.emojistreaming.simulator.crowd.Crowd} hands each client a {@link
 * dev.emojistreaming.simulator.crowd.ReactionScript}, which {@link
 * dev.emojistreaming.simulator.crowd.EmojiMix} fills. Pure: no clock, no I/O, and the same seed
 * gives the same crowd.
 */
@NullMarked
package dev.emojistreaming.simulator.crowd;

import org.jspecify.annotations.NullMarked;
