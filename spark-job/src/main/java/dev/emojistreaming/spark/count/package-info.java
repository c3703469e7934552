/**
 * From records to counts.
 *
 * <p>{@link dev.emojistreaming.spark.count.CountingPlan} is the plan. Two steps of it keep state in
 * Spark's checkpoint: {@link dev.emojistreaming.spark.count.ShardDeduplication} tells new reactions from
 * repeated ones, by shard, and {@link dev.emojistreaming.spark.count.WindowTotals} adds up what the
 * shards have counted.
 */
@NullMarked
package dev.emojistreaming.spark.count;

import org.jspecify.annotations.NullMarked;
