/**
 * The job's settings, {@link dev.emojistreaming.spark.settings.JobSettings}: read from the
 * environment once at start, checked, and immutable; {@link
 * dev.emojistreaming.spark.settings.KafkaOptions} has those of the clients.
 *
 * <p>The commands read them, by the setting types of the contract and {@code count}; {@code
 * CountingRun}, {@code CountingStream}, {@code recount} and {@code source} use them. Rule: no other
 * package interprets the environment.
 */
@NullMarked
package dev.emojistreaming.spark.settings;

import org.jspecify.annotations.NullMarked;
