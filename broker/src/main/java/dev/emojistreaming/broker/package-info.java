/**
 * One real Kafka broker (KRaft, a single node) for one machine.
 *
 * <p>{@link dev.emojistreaming.broker.Broker} is the program: it formats the log folder, starts
 * Kafka's server and creates the topics of {@code contract}. {@link
 * dev.emojistreaming.broker.BrokerCommand} is the command that runs it; {@code standalone} (behind
 * {@code ./start}) and {@code testkit} call it, and it calls {@code process} for the class path.
 *
 * <p>The rule: only the program touches Kafka's classes, so that its parent may have another
 * version of them on its class path.
 */
@NullMarked
package dev.emojistreaming.broker;

import org.jspecify.annotations.NullMarked;
