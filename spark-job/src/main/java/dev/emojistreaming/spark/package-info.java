/**
 * Counts reactions in two-second windows.
 *
 * <p>Data flows one way: {@code source} reads records from Kafka, {@code record} parses them,
 * {@code pack} sends them in packs to the shards, {@code count} deduplicates and adds them up,
 * {@code sink} writes counts and dead letters. {@link dev.emojistreaming.spark.SparkJob} is the
 * program: it starts the streaming query, {@code recount} or {@code topics} with the {@code
 * settings}. {@code lifecycle} starts and stops the query safely, {@code metrics} shows its state.
 */
@NullMarked
package dev.emojistreaming.spark;

import org.jspecify.annotations.NullMarked;
