/**
 * Packs: many reactions in one row on their way from the topic's readers to the shards that count
 * them, because a row for each reaction would cost more than the counting.
 *
 * <p>{@link dev.emojistreaming.spark.count.CountingPlan} applies {@link
 * dev.emojistreaming.spark.pack.PackRecords} to each partition. It reads each record by {@code
 * record}, and sends a {@link dev.emojistreaming.spark.pack.PackRow} to one of the {@link
 * dev.emojistreaming.spark.pack.Shards}: a {@link dev.emojistreaming.spark.pack.Pack} with the
 * {@link dev.emojistreaming.spark.pack.ReaderProgress}, or a dead letter. If reactions are capped,
 * the pack has {@link dev.emojistreaming.spark.pack.PlacedReactions}. {@link
 * dev.emojistreaming.spark.pack.Names} numbers texts. Rule: no state is kept here.
 */
@NullMarked
package dev.emojistreaming.spark.pack;

import org.jspecify.annotations.NullMarked;
