/**
 * Health for the orchestrator and for alerts: {@link
 * dev.emojistreaming.ingest.health.StorageReadinessCheck} and {@link
 * dev.emojistreaming.ingest.health.KafkaConnectedGauge}. Reads from the other packages and changes
 * nothing in them.
 */
@NullMarked
package dev.emojistreaming.ingest.health;

import org.jspecify.annotations.NullMarked;
