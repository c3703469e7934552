/**
 * Moves reactions from the overflow database to Kafka: {@link
 * dev.emojistreaming.ingest.replay.Replayer}. Calls {@code overflow} and {@code kafka}; {@code
 * lifecycle} stops it.
 */
@NullMarked
package dev.emojistreaming.ingest.replay;

import org.jspecify.annotations.NullMarked;
