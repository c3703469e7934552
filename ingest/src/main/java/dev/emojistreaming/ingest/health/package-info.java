/**
 * Health for the orchestrator and for alerts: {@code StorageReadinessCheck} is the readiness check,
 * {@code KafkaGauges} the metrics {@code ingest.kafka.connected} and {@code
 * ingest.kafka.partitions.sick}.
 *
 * <p>Called by Quarkus; calls {@code kafka} and, through the channel's health report, {@code
 * readiness}. Its rule: it only reads.
 */
@NullMarked
package dev.emojistreaming.ingest.health;

import org.jspecify.annotations.NullMarked;
