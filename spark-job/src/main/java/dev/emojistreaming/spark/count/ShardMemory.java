package dev.emojistreaming.spark.count;

import dev.emojistreaming.spark.cap.UserCap;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a shard between two batches; the state has the same in blocks.
 *
 * @param cap null if the number of reactions of a user is not limited
 */
record ShardMemory(DedupWindow ids, @Nullable UserCap cap) {}
