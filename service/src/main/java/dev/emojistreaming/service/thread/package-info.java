/**
 * The threads that a service cannot do without. Ingest and feed run their own work on {@link
 * dev.emojistreaming.service.thread.EssentialThread}s, most of them by {@link
 * dev.emojistreaming.service.thread.PeriodicTask}; Quarkus asks the health check whether all of
 * them run.
 *
 * <p>The rule: a failure that nobody handles ends the process, and never only a thread.
 */
@NullMarked
package dev.emojistreaming.service.thread;

import org.jspecify.annotations.NullMarked;
