/**
 * The way to Kafka and what is known about it.
 *
 * <p>{@link dev.emojistreaming.ingest.kafka.ReactionProducer} sends, {@link
 * dev.emojistreaming.ingest.kafka.KafkaProbe} asks, and both tell {@link
 * dev.emojistreaming.ingest.kafka.KafkaAvailability} what they have seen, which everybody else
 * asks. Decides nothing about reactions.
 */
@NullMarked
package dev.emojistreaming.ingest.kafka;

import org.jspecify.annotations.NullMarked;
