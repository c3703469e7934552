/**
 * The topics in Kafka.
 *
 * <p>{@link dev.emojistreaming.spark.topics.MissingTopics} creates them as {@link
 * dev.emojistreaming.spark.topics.TopicPlan} and the contract define, for the command {@code
 * create-topics}. {@link dev.emojistreaming.spark.topics.RequiredTopics} checks before a count or
 * recount that they are fit, else {@link dev.emojistreaming.spark.topics.UnfitTopicException}. It
 * uses {@code settings} and Kafka's admin client only and changes no existing topic.
 */
@NullMarked
package dev.emojistreaming.spark.topics;

import org.jspecify.annotations.NullMarked;
