/**
 * The connection of ingest and feed to Kafka: when their certificates expire, and why Kafka refuses
 * them. Started by Quarkus, {@code CertificateGauges} exports the expiry and warns; it calls {@code
 * contract.certificate}. The edges to Kafka of both services log the {@link
 * dev.emojistreaming.service.kafka.KafkaRefusal}.
 *
 * <p>Its rule: it has no client of Kafka.
 */
@NullMarked
package dev.emojistreaming.service.kafka;

import org.jspecify.annotations.NullMarked;
