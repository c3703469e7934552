/**
 * Keeps reactions on disk while Kafka does not accept them.
 *
 * <p>Other packages use {@link dev.emojistreaming.ingest.overflow.Overflow}: {@code store} gives it
 * reactions and gets a {@link dev.emojistreaming.ingest.overflow.KeepOutcome}, {@code replay} takes
 * the oldest rows and deletes them, {@code http}, {@code readiness} and {@code lifecycle} read its
 * state, and {@code lifecycle} closes it. Inside, {@code WriteQueue} has the writer thread and its
 * queue; {@code OverflowStateMachine} decides what to do about failures and describes the states
 * and files; {@code overflow.opening} opens and salvages; {@code overflow.disk} runs the SQL and
 * writes the files. Calls {@code ledger} and {@code concurrent}.
 *
 * <p>Its rule: only the writer thread touches the files, and it reports a reaction as kept only
 * after a synced commit.
 */
@NullMarked
package dev.emojistreaming.ingest.overflow;

import org.jspecify.annotations.NullMarked;
