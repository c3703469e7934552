/**
 * The edge to Kafka's topic of reactions. {@code CountingStream} and {@code recount} call {@link
 * dev.emojistreaming.spark.source.ReactionRecords}. It uses our {@link
 * dev.emojistreaming.spark.source.ReactionSource}, for which Spark's Kafka connector plans the
 * offsets of a batch, with {@code settings}, and {@code RangeReader} reads them into {@link
 * dev.emojistreaming.spark.source.RecordRow}s. Rule: records are not parsed here.
 */
@NullMarked
package dev.emojistreaming.spark.source;

import org.jspecify.annotations.NullMarked;
