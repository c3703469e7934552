/**
 * Starts the job on a checkpoint, and stops it.
 *
 * <p>{@link dev.emojistreaming.spark.lifecycle.MachineCheck} checks the machine, or fails with
 * {@link dev.emojistreaming.spark.lifecycle.UnfitMachineException}; {@link
 * dev.emojistreaming.spark.lifecycle.JobSession} creates the Spark session, with {@link
 * dev.emojistreaming.spark.lifecycle.LocalFiles} for local paths; {@link
 * dev.emojistreaming.spark.lifecycle.CheckpointFormat} checks that a checkpoint fits, else {@link
 * dev.emojistreaming.spark.lifecycle.UnfitCheckpointException}; {@link
 * dev.emojistreaming.spark.lifecycle.BatchGate} stops the query between two batches. The commands
 * and {@code CountingStream} call it. Of the other packages it uses only {@code record}'s key of
 * ids. Rule: nothing here depends on reactions.
 */
@NullMarked
package dev.emojistreaming.spark.lifecycle;

import org.jspecify.annotations.NullMarked;
