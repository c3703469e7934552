package dev.emojistreaming.ingest.ticket;

import dev.emojistreaming.ingest.ledger.Rejection;

/**
 * The callback for a reaction that was handed over. Exactly one method is called, once, on any
 * thread; it must not block that thread.
 */
public interface Settlement {

  /** All in-sync replicas of Kafka have the reaction. */
  void storedInKafka();

  /** The overflow database has committed the reaction to the disk. */
  void storedInOverflow();

  /** Neither Kafka nor the overflow could store the reaction. */
  void rejected(Rejection reason);
}
