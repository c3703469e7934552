/**
 * The HTTP API.
 *
 * <p>Called by Quarkus. {@link dev.emojistreaming.ingest.http.EmojiResource} and {@link
 * dev.emojistreaming.ingest.http.BatchResource} parse reactions with the contract's parser and hand
 * them to {@code store}, with the client that {@code caller} finds out, and {@code RefusalProblem}
 * and {@code RateLimitFields} have the answer when {@code limit} refuses them; {@link
 * dev.emojistreaming.ingest.http.HealthResource} reads the state of {@code kafka}, {@code
 * overflow}, {@code memory} and {@code readiness}; {@link
 * dev.emojistreaming.ingest.http.ServiceResource} lists the paths. {@code CrossOrigin} refuses
 * pages of other origins; {@code Admission} runs before the resources and reserves memory for each
 * body; {@code ledger} counts requests that are rejected as a whole.
 *
 * <p>Its rule: every error is a {@link dev.emojistreaming.contract.Problem}, and only this package
 * maps a rejection or an exception to an HTTP status. The contract, not this package, has the rules
 * for reactions.
 */
@NullMarked
package dev.emojistreaming.ingest.http;

import org.jspecify.annotations.NullMarked;
