package dev.emojistreaming.ingest.kafka;

/** What the last probe of Kafka found. */
public enum KafkaState {
  /** The broker answers and has the topic. */
  CONNECTED,
  /** The broker answers but the topic does not exist. */
  TOPIC_MISSING,
  /** The broker does not answer, or has not been asked yet. */
  AWAY
}
