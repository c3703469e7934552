/**
 * Sends the crowd's reactions and records the outcome of each. The command calls it; it calls
 * {@code crowd} for the reactions, and ingest over HTTP.
 *
 * <ul>
 *   <li>{@link dev.emojistreaming.simulator.load.LoadRun} plays a {@link
 *       dev.emojistreaming.simulator.load.LoadPlan} and waits for its end.
 *   <li>{@code ClientGroup} has the clients of one event loop, {@code SimulatedClient} is one
 *       client, {@code ReactionClient} its HTTP connection.
 *   <li>{@link dev.emojistreaming.simulator.load.Pacing} decides when a reaction is due, {@link
 *       dev.emojistreaming.simulator.load.RunLength} which is the last; {@link
 *       dev.emojistreaming.simulator.load.Answer} is its outcome. {@code AnswerRecorder} adds up to
 *       {@link dev.emojistreaming.simulator.load.Totals}; {@link
 *       dev.emojistreaming.simulator.load.LoadResult} is the end.
 *   <li>Before the run, {@code Reachability} checks the service, and {@link
 *       dev.emojistreaming.simulator.load.WarmUp} compiles the simulator's code. {@link
 *       dev.emojistreaming.simulator.load.SimulationException} ends it.
 * </ul>
 *
 * <p>Clients run on event loops and must not block; only {@code AnswerRecorder} is shared between
 * threads.
 */
@NullMarked
package dev.emojistreaming.simulator.load;

import org.jspecify.annotations.NullMarked;
