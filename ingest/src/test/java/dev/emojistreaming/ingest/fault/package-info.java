/**
 * What the fault suite is made of: real processes, a real broker, and faults between them.
 *
 * <p>{@link dev.emojistreaming.ingest.fault.IngestProcess} is the packaged program, which can be
 * killed and started again; {@link dev.emojistreaming.ingest.fault.TcpProxy} stands before a broker
 * and breaks the network; {@link dev.emojistreaming.ingest.fault.DeliveryOracle} posts reactions
 * through all of it and then says, from the topic alone, whether every promise was kept. Of the
 * oracle, {@code OracleRun} says what is posted, {@code ReactionPost} posts it, {@code OutcomeLog}
 * keeps what became of it, and {@code TopicAudit} compares that with the topic. All of them stay on
 * loopback; whoever comes back on the same port has it from {@link
 * dev.emojistreaming.ingest.fault.StablePort}.
 */
@NullMarked
package dev.emojistreaming.ingest.fault;

import org.jspecify.annotations.NullMarked;
