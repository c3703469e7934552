package dev.emojistreaming.ingest.kafka;

/**
 * Learns what became of a record that was sent: exactly one method is called, once, on the caller's
 * thread or the producer's, which it must not hold up.
 */
public interface Delivery {

  /** All in-sync replicas have it. */
  void acknowledged();

  /** It was not sent, or not acknowledged in time; in the latter case Kafka may have it. */
  void failed(Exception cause);
}
