package dev.emojistreaming.ingest.kafka;

/**
 * Is notified of what became of a record that was sent. The first call counts: an unusable producer
 * may both throw and call back for one record, so that implementations ignore later calls. Calls
 * come on the sender's thread or the producer's, which they must not hold up.
 */
public interface Delivery {

  /** All in-sync replicas have it. */
  void acknowledged();

  /** It was not sent, or not acknowledged in time; in the latter case Kafka may have it. */
  void failed(Throwable cause);
}
