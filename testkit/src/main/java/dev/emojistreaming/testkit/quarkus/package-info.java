/**
 * Fixtures for tests that run a Quarkus service.
 *
 * <p>Tests of the settings of {@code ingest} and {@code feed} fill a {@link
 * dev.emojistreaming.testkit.quarkus.SettingsTable}. Tests of the services name {@link
 * dev.emojistreaming.testkit.quarkus.KafkaBroker} in {@code @QuarkusTestResource}, and get what it
 * chose in fields with {@link dev.emojistreaming.testkit.quarkus.BrokerAddress} and {@link
 * dev.emojistreaming.testkit.quarkus.ManagementPort}. It calls {@code testkit.broker}.
 *
 * <p>The rule: this is the only package of the module that needs Quarkus, and the module under test
 * provides it.
 */
@NullMarked
package dev.emojistreaming.testkit.quarkus;

import org.jspecify.annotations.NullMarked;
