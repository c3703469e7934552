/**
 * Serves the counts to viewers, dashboards and overlays.
 *
 * <p>{@code source} reads the topic of counts from Kafka into {@code counts}, the rooms in memory;
 * {@code stream} sends changes to every client, {@code query} answers requests. {@code counts} is a
 * pure core and calls none of the others. {@code font} has the pages' emoji font, {@code page} the
 * headers that restrict them. {@code access} decides who may read which rooms, and issues tokens.
 *
 * <p>This package itself has the settings, {@link dev.emojistreaming.feed.FeedConfig}, and the
 * beans of classes without a framework. Quarkus calls it; the main class is the module {@code
 * service}'s. All packages except {@code counts} read the settings; none reads the environment.
 */
@NullMarked
package dev.emojistreaming.feed;

import org.jspecify.annotations.NullMarked;
