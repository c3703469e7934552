/**
 * The whole pipeline on one machine: broker, ingest, Spark job and simulator as child processes.
 *
 * <p>{@link dev.emojistreaming.standalone.Standalone} is the command behind {@code ./start}. {@link
 * dev.emojistreaming.standalone.Programs} knows how each child is run, {@link
 * dev.emojistreaming.standalone.Pipeline} in which order they come and go. No child can outlive
 * this process, see {@link dev.emojistreaming.process.LeashedProcess}.
 */
@NullMarked
package dev.emojistreaming.standalone;

import org.jspecify.annotations.NullMarked;
