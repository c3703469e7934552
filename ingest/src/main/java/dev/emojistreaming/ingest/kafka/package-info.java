/**
 * The way to Kafka and what is known about it. Owns the emitter and the probe; decides nothing
 * about reactions.
 */
@NullMarked
package dev.emojistreaming.ingest.kafka;

import org.jspecify.annotations.NullMarked;
