/**
 * Sends the crowd's reactions and tallies what became of each.
 *
 * <ul>
 *   <li>{@link dev.emojistreaming.simulator.load.LoadRun} plays a {@link
 *       dev.emojistreaming.simulator.load.LoadPlan} and waits for its end.
 *   <li>{@code ClientGroup} is the part of the crowd that lives on one event loop, {@code
 *       SimulatedClient} one client of it, {@code ReactionClient} its HTTP connection.
 *   <li>{@link dev.emojistreaming.simulator.load.Pacing} says when a reaction is due, {@link
 *       dev.emojistreaming.simulator.load.Length} which is the last, {@link
 *       dev.emojistreaming.simulator.load.Answer} what became of it, {@link
 *       dev.emojistreaming.simulator.load.Tally} adds up.
 *   <li>{@code Reachability} and {@link dev.emojistreaming.simulator.load.WarmUp} come before: is
 *       the service there, and is this JVM fit to measure it?
 * </ul>
 *
 * <p>Clients run on event loops and must not block; only {@code Tally} is shared between threads.
 */
@NullMarked
package dev.emojistreaming.simulator.load;

import org.jspecify.annotations.NullMarked;
