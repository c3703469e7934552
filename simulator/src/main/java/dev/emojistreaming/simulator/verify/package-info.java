/**
 * Reconciliation: checks that the numbers of sent, accepted and counted reactions are equal. The
 * command calls it after a run; it takes the run's totals from {@code load}, and emojis for its
 * probes from {@code crowd}.
 *
 * <ul>
 *   <li>{@link dev.emojistreaming.simulator.verify.CountsConsumer} reads {@code emoji_counts} and
 *       is a {@link dev.emojistreaming.simulator.verify.CountSource}: the only class that uses
 *       Kafka.
 *   <li>{@code CountLedger} adds the counts up, {@link
 *       dev.emojistreaming.simulator.verify.Verification} waits until they are final, {@link
 *       dev.emojistreaming.simulator.verify.VerificationResult} compares them. These three do no
 *       I/O themselves.
 *   <li>{@link dev.emojistreaming.simulator.verify.UniqueRoom} names the room of a run.
 * </ul>
 */
@NullMarked
package dev.emojistreaming.simulator.verify;

import org.jspecify.annotations.NullMarked;
