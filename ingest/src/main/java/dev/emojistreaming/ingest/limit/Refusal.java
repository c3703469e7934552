package dev.emojistreaming.ingest.limit;

import dev.emojistreaming.ingest.ledger.Rejection;
import dev.emojistreaming.service.limit.Rate;

/**
 * A limit refuses a reaction.
 *
 * @param reason which limit
 * @param rate of that limit
 * @param waitNanos nanoseconds until the limit would take one, more than 0
 */
public record Refusal(Rejection reason, Rate rate, long waitNanos) {}
