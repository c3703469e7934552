/**
 * Counting: from records to totals and dead letters.
 *
 * <p>{@code CountingStream} applies the {@link dev.emojistreaming.spark.count.CountingPlan}. It
 * reads records by {@code pack}. Two of its steps keep state in Spark's checkpoint: {@link
 * dev.emojistreaming.spark.count.ShardDeduplication} removes duplicates, asks {@code cap} which
 * reactions count if their number is limited, and counts by shard, {@link
 * dev.emojistreaming.spark.count.WindowTotals} adds the shards' counts to the totals by cell. The
 * result is rows of {@link dev.emojistreaming.spark.count.TotalRow}, with the {@link
 * dev.emojistreaming.spark.count.Scaling} of each total. {@link
 * dev.emojistreaming.spark.count.BatchAccounting} has the numbers of a batch for {@code metrics}.
 *
 * <p>Rule: names and columns in the state are part of the checkpoint's format and do not change.
 */
@NullMarked
package dev.emojistreaming.spark.count;

import org.jspecify.annotations.NullMarked;
