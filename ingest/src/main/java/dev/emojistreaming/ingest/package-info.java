/**
 * Receives reactions over HTTP and sends them to Kafka.
 *
 * <p>The path of a reaction: {@code http} admits the request and parses it with the contract,
 * {@code caller} finds out its client; {@code limit} decides how many reactions of whom are taken;
 * {@code store} gives it a {@code ticket} and a place in the memory that {@code memory} bounds, and
 * routes it: through {@code channel}, a reactive-messaging emitter, to the producer of {@code
 * kafka}, or to {@code overflow} on disk, from where {@code replay} sends it later. {@code ledger}
 * counts where every reaction is, {@code readiness} decides whether another one could be stored,
 * {@code health} reports that to the orchestrator, and {@code lifecycle} stops the process.
 *
 * <p>This package itself has the settings, {@link dev.emojistreaming.ingest.IngestConfig} with
 * {@link dev.emojistreaming.ingest.LimitConfig}, and the beans of other modules' classes. Quarkus
 * calls it; the main class is the module {@code service}'s. The other packages read settings only
 * from it; none reads the environment.
 */
@NullMarked
package dev.emojistreaming.ingest;

import org.jspecify.annotations.NullMarked;
