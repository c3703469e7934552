/**
 * The feed: brings the counts to viewers, dashboards and overlays. Data flows one way: {@code
 * source} reads counts from Kafka, {@code counts} keeps them in memory by room, {@code stream} and
 * {@code query} send them to clients. This package itself has the configuration.
 */
@NullMarked
package dev.emojistreaming.feed;

import org.jspecify.annotations.NullMarked;
