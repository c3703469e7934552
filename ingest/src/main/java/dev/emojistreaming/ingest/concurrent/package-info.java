/**
 * Periodic work, pauses between attempts, and waits with a timeout. Used by all packages that have
 * a thread; uses no other package of ingest.
 */
@NullMarked
package dev.emojistreaming.ingest.concurrent;

import org.jspecify.annotations.NullMarked;
