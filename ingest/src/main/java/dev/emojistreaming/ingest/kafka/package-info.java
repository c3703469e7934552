/**
 * Kafka's clients and what they have shown of Kafka.
 *
 * <p>{@link dev.emojistreaming.ingest.kafka.ReactionProducer} sends records for {@code channel} and
 * {@code replay}, and notifies their {@link dev.emojistreaming.ingest.kafka.Delivery}. It and
 * {@link dev.emojistreaming.ingest.kafka.KafkaProbe} report what they see to {@link
 * dev.emojistreaming.ingest.kafka.KafkaAvailability}, which knows the {@link
 * dev.emojistreaming.ingest.kafka.KafkaState}. {@link
 * dev.emojistreaming.ingest.kafka.ClientSettings} configures the clients. Decides nothing about
 * reactions.
 */
@NullMarked
package dev.emojistreaming.ingest.kafka;

import org.jspecify.annotations.NullMarked;
