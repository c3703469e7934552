/**
 * The simulator: sends a crowd's reactions to ingest, reports latency, and reconciles sent,
 * accepted and counted reactions.
 *
 * <ul>
 *   <li>{@link dev.emojistreaming.simulator.SimulatorCommand} is the command and calls the packages
 *       in order; {@code CommandLineSetup} has its outputs and error messages.
 *   <li>{@code crowd} decides which client sends which emoji: pure, reproducible by its seed.
 *   <li>{@code load} sends the reactions over HTTP, in a closed loop or at a rate, and records the
 *       answers.
 *   <li>{@code report} turns the totals into text: the report on standard output, the progress on
 *       standard error.
 *   <li>{@code verify} reads {@code emoji_counts} and decides whether sent, accepted and counted
 *       agree.
 * </ul>
 *
 * <p>Only {@code load} uses HTTP and only {@code verify} uses Kafka. An unreachable service is a
 * {@link dev.emojistreaming.simulator.load.SimulationException}. Errors that the user can correct
 * are reported in one line, without a stack trace.
 */
@NullMarked
package dev.emojistreaming.simulator;

import org.jspecify.annotations.NullMarked;
