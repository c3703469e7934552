/**
 * The edge to Kafka. Started by Quarkus, {@code CountsReader} reads the topic of counts on its own
 * thread and applies each count to {@code counts}; {@link
 * dev.emojistreaming.feed.source.SourceState} keeps the {@link
 * dev.emojistreaming.feed.source.Freshness}, which {@code stream}, the readiness check and the
 * metrics report.
 *
 * <p>Rule: one replica reads all partitions, in no consumer group, and commits nothing.
 */
@NullMarked
package dev.emojistreaming.feed.source;

import org.jspecify.annotations.NullMarked;
