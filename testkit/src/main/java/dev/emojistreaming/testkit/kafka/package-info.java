/**
 * Reads topics in tests.
 *
 * <p>Tests of {@code ingest} and {@code spark-job} read a topic with {@link
 * dev.emojistreaming.testkit.kafka.TopicReader}, which calls the Kafka client.
 *
 * <p>The rule: it uses only what the Kafka clients 3.9 (Spark's) and 4.1 (Quarkus') have in common;
 * the module under test provides one of them.
 */
@NullMarked
package dev.emojistreaming.testkit.kafka;

import org.jspecify.annotations.NullMarked;
