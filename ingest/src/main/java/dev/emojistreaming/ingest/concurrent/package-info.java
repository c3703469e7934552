/**
 * Waiting: {@link dev.emojistreaming.ingest.concurrent.Backoff} computes the pauses between
 * attempts, {@link dev.emojistreaming.ingest.concurrent.Monitor} waits for a condition with a
 * timeout.
 *
 * <p>Called by {@code kafka}, {@code memory}, {@code overflow}, {@code replay} and {@code store}.
 * Its rule: it calls no other package of ingest.
 */
@NullMarked
package dev.emojistreaming.ingest.concurrent;

import org.jspecify.annotations.NullMarked;
