/**
 * Bounds on memory.
 *
 * <p>{@link dev.emojistreaming.ingest.memory.MemoryBounds} counts reactions and bytes. {@code
 * ticket} reserves memory for reactions, {@code http} for bodies; {@code store} and {@code
 * readiness} read whether memory is crowded or full; {@code lifecycle} waits until no reaction is
 * left. It calls only {@code concurrent} and the configuration.
 *
 * <p>Its rule: reserve before use, and release exactly the reserved bytes.
 */
@NullMarked
package dev.emojistreaming.ingest.memory;

import org.jspecify.annotations.NullMarked;
