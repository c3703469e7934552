/**
 * The edge to Kafka's topic of reactions. {@code CountingStream} and {@code recount} call {@link
 * dev.emojistreaming.spark.source.ReactionRecords}, which calls Spark's Kafka connector with {@code
 * settings}. Rule: records are not parsed here.
 */
@NullMarked
package dev.emojistreaming.spark.source;

import org.jspecify.annotations.NullMarked;
