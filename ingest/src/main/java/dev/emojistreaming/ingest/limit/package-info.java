/**
 * Limits of how many reactions are taken: of a user, a key, an address, a room, and in total.
 *
 * <p>{@code store} charges the {@link dev.emojistreaming.ingest.limit.CallerLimits}, which {@link
 * dev.emojistreaming.ingest.limit.Limits} makes for each {@code caller}, with each reaction; a
 * {@link dev.emojistreaming.ingest.limit.Refusal} becomes the answer of {@code http}, under its
 * {@link dev.emojistreaming.ingest.limit.PolicyName}. It calls {@code service.limit}, which keeps
 * the debts; {@code RuleBook} makes the rules from the configuration.
 *
 * <p>Its rule: a reaction that any limit refuses is charged to none.
 */
@NullMarked
package dev.emojistreaming.ingest.limit;

import org.jspecify.annotations.NullMarked;
