package dev.emojistreaming.ingest.kafka;

/** What became of a record that was handed to the channel. */
public enum Delivery {
  /** All in-sync replicas have it. */
  ACKNOWLEDGED,
  /**
   * It was sent and failed, or its acknowledgement did not come; Kafka may have it all the same.
   */
  NOT_ACKNOWLEDGED,
  /** It was not sent: as many records wait for Kafka as may. */
  CHANNEL_FULL
}
