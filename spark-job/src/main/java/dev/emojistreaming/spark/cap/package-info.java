/**
 * The cap: of the reactions of a user in a room and window, only the first count.
 *
 * <p>{@code count} asks a shard's {@link dev.emojistreaming.spark.cap.UserCap} about every reaction
 * of {@code pack}, gets an {@link dev.emojistreaming.spark.cap.Outcome}, and keeps its blocks in
 * Spark's checkpoint. Rule: which reactions count depends on the reactions alone, not on the order
 * in which they arrive.
 */
@NullMarked
package dev.emojistreaming.spark.cap;

import org.jspecify.annotations.NullMarked;
