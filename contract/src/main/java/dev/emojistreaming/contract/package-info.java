/**
 * What travels between the programs, and the rules it obeys.
 *
 * <ul>
 *   <li>{@link dev.emojistreaming.contract.Reaction} and {@link
 *       dev.emojistreaming.contract.EmojiCount} are the records of the topics that {@link
 *       dev.emojistreaming.contract.Topics} defines.
 *   <li>{@link dev.emojistreaming.contract.ReactionParser} is the only reader of reactions: what
 *       ingest refuses with 400 is what the Spark job calls malformed.
 *   <li>{@link dev.emojistreaming.contract.EmojiCatalogue} decides what an emoji is, {@link
 *       dev.emojistreaming.contract.EventTime} when a reaction happened.
 * </ul>
 *
 * <p>Everything here is a pure function or an immutable value: no I/O beyond the class path, no
 * framework, safe for use by many threads.
 */
@NullMarked
package dev.emojistreaming.contract;

import org.jspecify.annotations.NullMarked;
