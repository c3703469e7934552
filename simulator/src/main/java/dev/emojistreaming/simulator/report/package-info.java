/**
 * Text for the user. The command calls {@link dev.emojistreaming.simulator.report.Progress} during
 * a phase and {@link dev.emojistreaming.simulator.report.LoadReport} at its end. It reads the
 * results of {@code load} and the profiles of {@code crowd}.
 *
 * <p>Rule: numbers become text here and in {@code VerificationResult} only.
 */
@NullMarked
package dev.emojistreaming.simulator.report;

import org.jspecify.annotations.NullMarked;
