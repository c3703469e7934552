/**
 * The whole pipeline on one machine: broker, Spark job, ingest, feed and simulator as child
 * processes.
 *
 * <p>{@link dev.emojistreaming.standalone.Standalone} is the command behind {@code ./start}; it
 * runs everything until Ctrl-C ({@code LiveRun}), one verified run ({@code OnceRun}) or only the
 * broker ({@code StandaloneBroker}). {@code Programs} builds each child's command, {@code Pipeline}
 * starts and stops them in order, {@code DataFolder} has their files.
 *
 * <p>Its one rule: no child outlives this process, see {@link
 * dev.emojistreaming.process.LeashedProcess}.
 */
@NullMarked
package dev.emojistreaming.standalone;

import org.jspecify.annotations.NullMarked;
