/**
 * Limits of rates for many keys, in memory of a fixed size.
 *
 * <p>{@link dev.emojistreaming.service.limit.LimitSetting} reads a setting, with the {@link
 * dev.emojistreaming.service.limit.Rate} of a token bucket. {@link
 * dev.emojistreaming.service.limit.KeyedLimit} gives each key a bucket, and reports its {@link
 * dev.emojistreaming.service.limit.Standing}; {@link dev.emojistreaming.service.limit.SharedLimit}
 * divides one among {@link dev.emojistreaming.service.limit.Sender}s. Their tables, {@code
 * DebtTable}, have the {@link dev.emojistreaming.service.limit.TableSpace} that {@code Debtors}
 * computes; their keys are {@link dev.emojistreaming.service.limit.Fingerprints}. {@link
 * dev.emojistreaming.service.limit.RetryWait} rounds the waits of refused clients. Ingest, the feed
 * and {@code auth} call this package; it calls only {@code contract.setting} and {@code address}.
 *
 * <p>Its rule: pure Java with an injected clock; nothing here grows with the number of keys, and no
 * debt is forgotten before it ends.
 */
@NullMarked
package dev.emojistreaming.service.limit;

import org.jspecify.annotations.NullMarked;
