/**
 * Takes reactions in over HTTP and hands them to Kafka.
 *
 * <p>The way of a reaction: {@code http} decides whether to read the request and asks the contract
 * whether what it brings is valid; {@code store} makes it safe and says where. {@code kafka}
 * carries it to the broker and knows whether there is one; {@code overflow} keeps on disk what
 * Kafka does not take, and {@code replay} brings that back. {@code memory} bounds what may be under
 * way, {@code ledger} counts where every reaction is, {@code health} tells the orchestrator, {@code
 * lifecycle} hears its signal. Settings are in {@link dev.emojistreaming.ingest.IngestConfig} and
 * nowhere else.
 */
@NullMarked
package dev.emojistreaming.ingest;

import org.jspecify.annotations.NullMarked;
