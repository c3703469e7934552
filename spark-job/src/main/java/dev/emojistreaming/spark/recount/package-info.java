/**
 * Counts windows of the past again, as a batch.
 *
 * <p>Called by the command {@code recount}; calls {@code source}, {@code record} and {@code sink},
 * as the stream does, and of {@code count} only the scaling. Its rules: no reaction is too late,
 * and it counts by Spark's own operators, not by the code of the stream. {@link
 * dev.emojistreaming.spark.recount.Recount} counts the windows of a {@link
 * dev.emojistreaming.spark.recount.TimeRange}.
 */
@NullMarked
package dev.emojistreaming.spark.recount;

import org.jspecify.annotations.NullMarked;
