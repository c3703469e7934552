/**
 * The reactive-messaging channel that takes reactions to Kafka.
 *
 * <p>{@code store} sends with {@link dev.emojistreaming.ingest.channel.ReactionChannel}, an emitter
 * with a bounded buffer. {@link dev.emojistreaming.ingest.channel.ReactionConnector} connects the
 * channel to a {@link dev.emojistreaming.ingest.channel.ProducerSink}, which hands each message to
 * {@code kafka}'s producer and acknowledges it when Kafka acknowledges the record; {@link
 * dev.emojistreaming.ingest.channel.InFlightWindow} bounds what is in flight. {@link
 * dev.emojistreaming.ingest.channel.ChannelShares} sizes the buffer and the window, {@link
 * dev.emojistreaming.ingest.channel.ChannelMetrics} exports them. A {@link
 * dev.emojistreaming.ingest.channel.ReactionMessage} is one reaction in the channel. The connector
 * reports {@code readiness} as the channel's health.
 *
 * <p>Its rule: each message is acknowledged or negatively acknowledged exactly once; none is
 * dropped, and the channel is never cancelled.
 */
@NullMarked
package dev.emojistreaming.ingest.channel;

import org.jspecify.annotations.NullMarked;
