package dev.emojistreaming.ingest.kafka;

/** What the last seconds have shown of Kafka. */
public enum KafkaState {
  /** The broker answers, has the topic and takes records. */
  CONNECTED,
  /**
   * The broker answers and has the topic, but records fail or their acknowledgements don't come.
   */
  NOT_TAKING_RECORDS,
  /** The broker answers but the topic does not exist. */
  TOPIC_MISSING,
  /** The broker does not answer, or has not been asked yet. */
  AWAY
}
