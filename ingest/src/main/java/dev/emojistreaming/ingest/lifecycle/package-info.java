/**
 * The graceful stop of the process.
 *
 * <p>Called by Quarkus. {@link dev.emojistreaming.ingest.lifecycle.TerminationSignal} handles
 * SIGTERM. {@link dev.emojistreaming.ingest.lifecycle.Shutdown} makes {@code readiness} reject new
 * reactions, drains memory and closes {@code store}, {@code kafka}, {@code replay} and {@code
 * overflow}. {@link dev.emojistreaming.ingest.lifecycle.BacklogEndpoint} lets an orchestrator wait,
 * before the stop, until the overflow's backlog is replayed.
 *
 * <p>Its rule: the order of the stop is in {@code Shutdown} and nowhere else.
 */
@NullMarked
package dev.emojistreaming.ingest.lifecycle;

import org.jspecify.annotations.NullMarked;
