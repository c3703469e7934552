/**
 * Counts where every reaction is: {@link dev.emojistreaming.ingest.ledger.Ledger}, with the {@link
 * dev.emojistreaming.ingest.ledger.Place}s and the {@link
 * dev.emojistreaming.ingest.ledger.Rejection}s that it counts by. {@code ticket} and {@code store}
 * write it for reactions, {@code http} for requests that are refused as a whole, {@code overflow}
 * for the backlog. Depends on nothing else of ingest.
 */
@NullMarked
package dev.emojistreaming.ingest.ledger;

import org.jspecify.annotations.NullMarked;
