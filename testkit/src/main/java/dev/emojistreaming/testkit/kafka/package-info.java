/**
 * Reads topics in tests, and writes to them what no program of the pipeline writes.
 *
 * <p>Tests of {@code ingest} and {@code feed} that need a partition without a leader or without all
 * of its replicas start {@link dev.emojistreaming.testkit.kafka.TwoBrokers}.
 *
 * <p>Tests of {@code ingest} and {@code spark-job} read a topic with {@link
 * dev.emojistreaming.testkit.kafka.TopicReader}. Tests of {@code spark-job} and {@code feed} send
 * the {@link dev.emojistreaming.testkit.kafka.ForeignRecords} of a topic, each a {@link
 * dev.emojistreaming.testkit.kafka.ForeignRecord}, with a {@link
 * dev.emojistreaming.testkit.kafka.ForeignProducer}. All of them call the Kafka client.
 *
 * <p>The rule: it uses only what the Kafka clients 3.9 (Spark's) and 4.1 (Quarkus') have in common;
 * the module under test provides one of them.
 */
@NullMarked
package dev.emojistreaming.testkit.kafka;

import org.jspecify.annotations.NullMarked;
