package dev.emojistreaming.ingest.ticket;

import dev.emojistreaming.ingest.ledger.Rejection;

/**
 * The callback for a reaction that was handed over. Exactly one method is called, once, on any
 * thread; it must not block that thread.
 */
public interface Settlement {

  /** All in-sync replicas have it. */
  void storedInKafka();

  /** The overflow database has committed it to the disk. */
  void storedInOverflow();

  /** Neither Kafka nor the overflow has it. */
  void rejected(Rejection reason);
}
