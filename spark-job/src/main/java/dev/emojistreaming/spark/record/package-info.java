/**
 * Reads single records of the topic of reactions.
 *
 * <p>Called by {@code pack} and {@code recount}, once for every record; {@code lifecycle} and
 * {@code recount} provide the key of ids, and {@code count} distinguishes dead letters by their
 * reason. Calls only the contract. Its one rule: the result depends on the record and its append
 * time alone, not on other records. The readers are mutable and for one thread, and allocate
 * little, because they run for every record.
 *
 * <ul>
 *   <li>{@link dev.emojistreaming.spark.record.RecordReader} reads a record and returns a {@link
 *       dev.emojistreaming.spark.record.Reading}: a reaction that counts, or a dead letter. It
 *       tries {@code CanonicalReaction} first, the fast reader of the form that ingest writes, and
 *       falls back to the contract's parser.
 *   <li>{@code AppendTime} decides what is late, {@code ReactionId} which reactions are one: a hash
 *       under the secret {@link dev.emojistreaming.spark.record.IdKey} of the checkpoint.
 * </ul>
 */
@NullMarked
package dev.emojistreaming.spark.record;

import org.jspecify.annotations.NullMarked;
