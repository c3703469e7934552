/**
 * Clients that hold what they can of an HTTP service, for the tests of its limits.
 *
 * <p>Tests of {@code ingest}, {@code feed} and {@code standalone} attack from several addresses of
 * loopback, with one kind by {@link dev.emojistreaming.testkit.hostile.HostileClient}, or with all
 * kinds by {@link dev.emojistreaming.testkit.hostile.IngestAttack} and {@link
 * dev.emojistreaming.testkit.hostile.FeedAttack}, which start {@link
 * dev.emojistreaming.testkit.hostile.Attackers}. {@link
 * dev.emojistreaming.testkit.hostile.RawWebSocket} has the bytes of WebSockets.
 *
 * <p>The rule: what they do is bounded in time and number.
 */
@NullMarked
package dev.emojistreaming.testkit.hostile;

import org.jspecify.annotations.NullMarked;
