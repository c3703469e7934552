/**
 * One real Kafka broker (KRaft, a single node) for one machine.
 *
 * <p>{@link dev.emojistreaming.broker.Broker} is the program; {@link
 * dev.emojistreaming.broker.BrokerProcess} starts it as a child, which is how {@code ./start} and
 * every test that needs a Kafka get theirs. Only the program touches Kafka's own classes, so that
 * the parent may live with another version of them on its class path.
 */
@NullMarked
package dev.emojistreaming.broker;

import org.jspecify.annotations.NullMarked;
