/**
 * Kafka's clients, and whether Kafka accepts records.
 *
 * <p>{@link dev.emojistreaming.ingest.kafka.ReactionProducer} sends records for {@code channel} and
 * {@code replay}, and notifies their {@link dev.emojistreaming.ingest.kafka.Delivery}. {@link
 * dev.emojistreaming.ingest.kafka.PartitionHealth} lets records avoid partitions that fail, and
 * with {@link dev.emojistreaming.ingest.kafka.KafkaProbe} reports to {@link
 * dev.emojistreaming.ingest.kafka.KafkaAvailability}, which holds the {@link
 * dev.emojistreaming.ingest.kafka.KafkaState} that {@code channel}, {@code store}, {@code replay},
 * {@code readiness}, {@code http} and {@code health} read. {@code ClientSettings} configures the
 * clients; {@code MetadataUpdates} waits for their metadata. {@code lifecycle} closes the clients.
 * Calls {@code concurrent}.
 *
 * <p>Its rule: it never decides where a reaction goes.
 */
@NullMarked
package dev.emojistreaming.ingest.kafka;

import org.jspecify.annotations.NullMarked;
