package dev.emojistreaming.ingest.fault;

import dev.emojistreaming.testkit.log.ExpectedLog;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Announces the lines by which ingest reports that Kafka fails. Each depends on what happens first:
 * a delivery or two probes fail, or a probe runs before a new broker has created its topics. A
 * machine under load may be slow enough for the first two.
 */
@ExpectedLog(
    logger = "KafkaAvailability",
    message = "kafka=not-accepting-records",
    unless = "no delivery fails before the probes do")
@ExpectedLog(
    logger = "KafkaAvailability",
    message = "kafka=away",
    unless = "deliveries fail first, or Kafka is back before the second probe")
@ExpectedLog(
    logger = "KafkaAvailability",
    message = "kafka=topic-missing",
    unless = "no probe runs before the broker has created its topics")
@ExpectedLog(
    logger = "PartitionHealth",
    message = "kafka=partitions-sick",
    unless = "no probe runs between the failures of the first partition and of the second")
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@interface LosesKafka {}
