/**
 * The edge to Kafka. {@code CountsReader} reads the topic of counts on its own thread and applies
 * each count to {@code counts}; {@link dev.emojistreaming.feed.source.SourceState} keeps the {@link
 * dev.emojistreaming.feed.source.Freshness}, which streams, queries, readiness and metrics report.
 *
 * <p>Rule: one replica reads all partitions, in no consumer group, and commits nothing.
 */
@NullMarked
package dev.emojistreaming.feed.source;

import org.jspecify.annotations.NullMarked;
