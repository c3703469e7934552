/**
 * The accounting identity, as metrics.
 *
 * <p>{@link dev.emojistreaming.ingest.ledger.Ledger} counts reactions by {@link
 * dev.emojistreaming.ingest.ledger.Place} and {@link dev.emojistreaming.ingest.ledger.Rejection}.
 * {@code ticket} records admission and settlement, {@code store} malformed reactions, {@code http}
 * requests that are rejected as a whole, {@code overflow} the backlog, replays and losses. It calls
 * nothing of ingest.
 *
 * <p>Its rule: each method keeps the identity balanced.
 */
@NullMarked
package dev.emojistreaming.ingest.ledger;

import org.jspecify.annotations.NullMarked;
