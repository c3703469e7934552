/**
 * Real Kafka brokers for tests.
 *
 * <p>Tests of every module that needs Kafka start {@link
 * dev.emojistreaming.testkit.broker.BrokerProcess}, or {@link
 * dev.emojistreaming.testkit.broker.SecuredBroker} with a {@link
 * dev.emojistreaming.testkit.broker.BrokerCertificate} and perhaps {@link
 * dev.emojistreaming.testkit.broker.ClientCertificates} where clients must log in. They call {@code
 * broker} for the command and {@code process} for the child and its port.
 *
 * <p>The rule: no class here needs a Kafka client.
 */
@NullMarked
package dev.emojistreaming.testkit.broker;

import org.jspecify.annotations.NullMarked;
