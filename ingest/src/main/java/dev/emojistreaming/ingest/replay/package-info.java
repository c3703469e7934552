/**
 * Replays the overflow's backlog to Kafka: {@link dev.emojistreaming.ingest.replay.Replayer}.
 *
 * <p>Started by Quarkus, stopped by {@code lifecycle}. Calls {@code overflow} for rows, {@code
 * kafka} to send them, and {@code concurrent}. Its rule: a row is deleted only after Kafka has
 * acknowledged it.
 */
@NullMarked
package dev.emojistreaming.ingest.replay;

import org.jspecify.annotations.NullMarked;
