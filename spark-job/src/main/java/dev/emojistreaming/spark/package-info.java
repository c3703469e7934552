/**
 * Counts reactions in two-second windows.
 *
 * <p>Data flows one way: {@code source} reads records from Kafka; {@code count} tells reactions
 * from dead letters and counts them, in pure functions from dataset to dataset; {@code sink} writes
 * the counts to Kafka and to the console, and the dead letters to their topic. {@link
 * dev.emojistreaming.spark.SparkJob} ties them together as {@code settings} say.
 */
@NullMarked
package dev.emojistreaming.spark;

import org.jspecify.annotations.NullMarked;
