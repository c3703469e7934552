/**
 * Counts reactions in two-second windows.
 *
 * <p>Data flows one way: {@code source} reads records from Kafka; {@code record} tells what each
 * is, {@code pack} sends many at once to those who count, {@code count} does so, {@code sink}
 * writes what came of it. {@link dev.emojistreaming.spark.SparkJob} ties them together as {@code
 * settings} say; {@code lifecycle} and {@code metrics} are for who operates it.
 */
@NullMarked
package dev.emojistreaming.spark;

import org.jspecify.annotations.NullMarked;
