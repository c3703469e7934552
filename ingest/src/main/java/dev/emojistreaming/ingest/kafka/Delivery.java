package dev.emojistreaming.ingest.kafka;

/**
 * Receives the result of one sent record, on the sending thread or the producer's; must not block.
 * Implementations ignore all calls after the first: an unusable producer may both throw and call
 * back for one record.
 */
public interface Delivery {

  /** All in-sync replicas have the record. */
  void acknowledged();

  /** The record was not sent, or not acknowledged in time: in that case Kafka may have it. */
  void failed(Throwable cause);
}
