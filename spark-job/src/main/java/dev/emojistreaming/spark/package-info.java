/**
 * Counts reactions in two-second windows.
 *
 * <p>Data flows one way: {@code source} reads records from Kafka; {@code record} parses each,
 * {@code pack} sends them in packs to the shard that counts them, {@code count} adds them up within
 * the {@code cap}, {@code sink} writes counts and dead letters. {@code recount} counts the past.
 *
 * <p>{@link dev.emojistreaming.spark.SparkJob} is the program with its command line: each command
 * reads {@code settings}, checks {@code topics}, and calls the packages above. {@code lifecycle}
 * starts on a checkpoint and stops; {@code metrics} reports progress.
 */
@NullMarked
package dev.emojistreaming.spark;

import org.jspecify.annotations.NullMarked;
