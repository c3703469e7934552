/**
 * Stores the reactions of requests.
 *
 * <p>{@code http} calls {@link dev.emojistreaming.ingest.store.Intake}, which charges {@code limit}
 * for each reaction, lets {@code ticket} admit the reactions and hands the tickets to {@link
 * dev.emojistreaming.ingest.store.ReactionStorage}. In {@code stored} mode that calls {@link
 * dev.emojistreaming.ingest.store.StorageRoute} directly, in {@code buffered} mode through a {@link
 * dev.emojistreaming.ingest.store.FlushQueue}. The route calls {@code channel} first, and {@code
 * overflow} for reactions that the channel or Kafka rejects; it reads {@code kafka} and {@code
 * memory}. {@code Intake} counts malformed and limited reactions in {@code ledger}. {@code
 * lifecycle} flushes and closes the storage.
 *
 * <p>Its rule: each admitted ticket is settled, and none is settled before Kafka, the overflow or a
 * rejection has decided. It knows nothing of HTTP.
 */
@NullMarked
package dev.emojistreaming.ingest.store;

import org.jspecify.annotations.NullMarked;
