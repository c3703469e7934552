/**
 * Counts windows of the past again, as a batch.
 *
 * <p>Called by the command {@code recount}; calls {@code source}, {@code pack}, {@code count} and
 * {@code sink}, as the stream does. Its one rule: no reaction is too late. {@link
 * dev.emojistreaming.spark.recount.Recount} counts the windows of a {@link
 * dev.emojistreaming.spark.recount.TimeRange}.
 */
@NullMarked
package dev.emojistreaming.spark.recount;

import org.jspecify.annotations.NullMarked;
