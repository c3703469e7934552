/**
 * Stores the reactions of requests.
 *
 * <p>{@code http} calls {@link dev.emojistreaming.ingest.store.Intake}, which has {@code ticket}
 * admit the reactions and hands the tickets to {@link
 * dev.emojistreaming.ingest.store.ReactionStorage}: straight to {@link
 * dev.emojistreaming.ingest.store.StorageRoute}, or through a {@link
 * dev.emojistreaming.ingest.store.FlushQueue}. The route calls {@code channel}, and {@code
 * overflow} for what the channel or Kafka does not take. Knows nothing of HTTP.
 */
@NullMarked
package dev.emojistreaming.ingest.store;

import org.jspecify.annotations.NullMarked;
