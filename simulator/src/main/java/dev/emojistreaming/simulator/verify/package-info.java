/**
 * Decides whether what was sent, accepted and counted is one number.
 *
 * <ul>
 *   <li>{@link dev.emojistreaming.simulator.verify.CountsConsumer} reads {@code emoji_counts}: the
 *       only place that talks to Kafka.
 *   <li>{@code CountLedger} keeps what the counts say, {@link
 *       dev.emojistreaming.simulator.verify.Verification} waits until they can be believed, {@link
 *       dev.emojistreaming.simulator.verify.Verdict} says what they mean; all three are free of I/O
 *       of their own.
 * </ul>
 */
@NullMarked
package dev.emojistreaming.simulator.verify;

import org.jspecify.annotations.NullMarked;
