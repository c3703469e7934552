/**
 * The edges for results. {@code CountingStream} and {@code recount} call {@link
 * dev.emojistreaming.spark.sink.ResultSink}, which writes counts and dead letters to Kafka, by a
 * {@code RecordWriter} in each task, and to the {@link dev.emojistreaming.spark.sink.ConsoleTable};
 * {@code recount} also writes Parquet by {@link dev.emojistreaming.spark.sink.History}. It calls
 * {@code settings} for the connection. Rule: nothing is counted here.
 */
@NullMarked
package dev.emojistreaming.spark.sink;

import org.jspecify.annotations.NullMarked;
