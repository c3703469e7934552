/**
 * Bounds what may wait in memory, by count and by bytes. Stands on nothing of ingest but its
 * settings.
 */
@NullMarked
package dev.emojistreaming.ingest.memory;

import org.jspecify.annotations.NullMarked;
