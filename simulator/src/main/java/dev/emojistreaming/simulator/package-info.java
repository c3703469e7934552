/**
 * The simulator: plays a crowd against ingest, reports latency, and reconciles what was sent with
 * what was counted.
 *
 * <ul>
 *   <li>{@link dev.emojistreaming.simulator.SimulatorCommand} is the command line and the order of
 *       events; {@link dev.emojistreaming.simulator.CommandLineSetup} decides where its words go.
 *   <li>{@code crowd} is who taps what: pure, reproducible by its seed.
 *   <li>{@code load} sends it over HTTP, in a closed loop or at a rate, steady or with a curve, and
 *       tallies what became of each reaction.
 *   <li>{@code report} turns the recorder into text: the report on standard output, the progress on
 *       standard error.
 *   <li>{@code verify} reads {@code emoji_counts} and decides whether sent, accepted and counted
 *       are one number.
 * </ul>
 *
 * <p>Only {@code load} talks HTTP and only {@code verify} talks to Kafka. Whatever the user can put
 * right is a {@link dev.emojistreaming.simulator.load.SimulationException}: one line, no stack
 * trace.
 */
@NullMarked
package dev.emojistreaming.simulator;

import org.jspecify.annotations.NullMarked;
