/**
 * Bounds what may wait in memory: {@link dev.emojistreaming.ingest.memory.MemoryBounds}, by count
 * and by bytes. {@code ticket} reserves room for reactions, {@code http} for bodies, and {@code
 * lifecycle} waits until no reaction is left. Depends on nothing of ingest but its settings.
 */
@NullMarked
package dev.emojistreaming.ingest.memory;

import org.jspecify.annotations.NullMarked;
