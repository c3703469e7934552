/**
 * Takes reactions in over HTTP and hands them to Kafka.
 *
 * <p>The way of a reaction: {@code http} reads the request and asks the contract whether it is
 * valid; {@code store} makes it safe and says where; {@code kafka} carries it to the broker. {@code
 * ledger} counts what happens on the way, {@code health} tells the orchestrator. Settings are in
 * {@link dev.emojistreaming.ingest.IngestConfig} and nowhere else.
 */
@NullMarked
package dev.emojistreaming.ingest;

import org.jspecify.annotations.NullMarked;
