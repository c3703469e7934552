package dev.emojistreaming.ingest.kafka;

/** The state of Kafka as observed in the last seconds. */
public enum KafkaState {
  /** The broker answers, has the topic and accepts records. */
  CONNECTED,
  /** The broker answers and has the topic, but records fail or are not acknowledged in time. */
  NOT_ACCEPTING_RECORDS,
  /** The broker answers but the topic does not exist. */
  TOPIC_MISSING,
  /** The broker does not answer, or there has been no probe yet. */
  AWAY
}
