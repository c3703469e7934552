/**
 * Turns numbers into text. {@link dev.emojistreaming.simulator.report.LoadReport} is the report at
 * the end and pure; {@link dev.emojistreaming.simulator.report.Progress} is what is shown on the
 * way.
 */
@NullMarked
package dev.emojistreaming.simulator.report;

import org.jspecify.annotations.NullMarked;
