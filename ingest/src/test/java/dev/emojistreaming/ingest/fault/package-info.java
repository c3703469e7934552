/**
 * The fault suite: real processes, a real broker, and faults between them.
 *
 * <p>{@link dev.emojistreaming.ingest.fault.IngestProcess} is the packaged program, which can be
 * killed and restarted; {@link dev.emojistreaming.ingest.fault.TcpProxy} fails in front of a broker
 * as a network does; {@link dev.emojistreaming.ingest.fault.DeliveryOracle} posts reactions during
 * the faults and then checks, from the topic alone, that every acknowledged reaction was delivered.
 * Inside the oracle, {@code OracleRun} defines the reactions, {@code ReactionPost} posts them,
 * {@code OutcomeLog} keeps their outcomes, and {@code TopicAudit} compares these with the topic.
 * {@code FaultTestbed} starts the processes of a case, {@code FaultReport} reports its result. All
 * processes listen on loopback.
 */
@NullMarked
package dev.emojistreaming.ingest.fault;

import org.jspecify.annotations.NullMarked;
