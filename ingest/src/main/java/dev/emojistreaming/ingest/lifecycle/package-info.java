/**
 * How the process ends.
 *
 * <p>{@link dev.emojistreaming.ingest.lifecycle.TerminationSignal} turns SIGTERM into an orderly
 * stop. {@link dev.emojistreaming.ingest.lifecycle.Shutdown} has the whole order of the stop: it
 * drains memory and closes what has threads. {@link
 * dev.emojistreaming.ingest.lifecycle.BacklogEndpoint} lets an orchestrator wait, before the stop,
 * until the overflow's backlog is replayed.
 */
@NullMarked
package dev.emojistreaming.ingest.lifecycle;

import org.jspecify.annotations.NullMarked;
