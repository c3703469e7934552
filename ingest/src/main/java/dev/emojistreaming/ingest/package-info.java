/**
 * Takes reactions in over HTTP and sends them to Kafka.
 *
 * <p>The way of a reaction: {@code http} decides whether to read the request and has the contract
 * parse it; {@code store} has {@code ticket} admit it to memory, whose bounds are in {@code
 * memory}, and routes it: through {@code channel}, a reactive-messaging emitter, to {@code kafka}'s
 * producer, or to {@code overflow} on the disk, from where {@code replay} sends it later. {@code
 * ledger} counts where every reaction is, {@code readiness} judges whether another one could be
 * stored, {@code health} reports that to the orchestrator, and {@code lifecycle} ends the process.
 * Settings are in {@link dev.emojistreaming.ingest.IngestConfig} and in {@code
 * application.properties}.
 */
@NullMarked
package dev.emojistreaming.ingest;

import org.jspecify.annotations.NullMarked;
