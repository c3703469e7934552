/**
 * Serves the counts to viewers, dashboards and overlays.
 *
 * <p>{@code source} reads the topic of counts from Kafka into {@code counts}, the rooms in memory;
 * {@code stream} sends changes to every client, {@code query} answers requests. {@code counts} is a
 * pure core and calls none of the others.
 *
 * <p>This package itself has the settings, {@link dev.emojistreaming.feed.FeedConfig}, and the
 * beans of classes without a framework. Quarkus calls it. All packages except {@code counts} read
 * the settings. No other package reads the environment; this one does to warn about unknown
 * variables.
 */
@NullMarked
package dev.emojistreaming.feed;

import org.jspecify.annotations.NullMarked;
