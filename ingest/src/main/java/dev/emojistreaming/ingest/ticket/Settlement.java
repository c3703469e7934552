package dev.emojistreaming.ingest.ticket;

import dev.emojistreaming.ingest.ledger.Rejection;

/**
 * Is notified of what became of a reaction that was handed over: exactly one method is called,
 * once, on any thread, which it must not hold up.
 */
public interface Settlement {

  /** All in-sync replicas have it. */
  void storedInKafka();

  /** The overflow database has it on the disk. */
  void storedInOverflow();

  /** Neither has it. */
  void refused(Rejection reason);
}
