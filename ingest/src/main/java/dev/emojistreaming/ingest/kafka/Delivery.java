package dev.emojistreaming.ingest.kafka;

/** What became of a record that was handed to the producer. */
public enum Delivery {
  /** All in-sync replicas have it. */
  ACKNOWLEDGED,
  /** It failed, or its acknowledgement did not come in time; Kafka may have it all the same. */
  NOT_ACKNOWLEDGED,
  /** It was not sent: the producer's memory is full, or there is no producer at present. */
  NOT_SENT
}
