package dev.emojistreaming.ingest.ticket;

import dev.emojistreaming.ingest.ledger.Ledger;
import dev.emojistreaming.ingest.ledger.Place;
import dev.emojistreaming.ingest.ledger.Rejection;
import dev.emojistreaming.ingest.memory.MemoryBounds;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One reaction in memory: it holds reserved memory and counts as outstanding in the ledger, from
 * {@link Tickets#admit} until it is settled.
 *
 * <p>It is settled by the first of {@link #storedInKafka}, {@link #storedInOverflow} and {@link
 * #rejected}; later calls change nothing. Settling releases the memory, moves the reaction in the
 * ledger, and answers the client, in this order. Thread-safe.
 */
public final class Ticket implements Settlement {

  private final MemoryBounds memory;
  private final Ledger ledger;
  private final Outcomes outcomes;
  private final int index;
  private final String messageId;
  private final byte[] record;
  private final boolean countsAtReceipt;
  private final AtomicBoolean settled = new AtomicBoolean();

  Ticket(
      MemoryBounds memory,
      Ledger ledger,
      Outcomes outcomes,
      int index,
      String messageId,
      byte[] record,
      boolean countsAtReceipt) {
    this.memory = memory;
    this.ledger = ledger;
    this.outcomes = outcomes;
    this.index = index;
    this.messageId = messageId;
    this.record = record;
    this.countsAtReceipt = countsAtReceipt;
  }

  /** The value of the reaction's Kafka record. */
  public byte[] record() {
    return record;
  }

  /** Answers the client that the reaction is in memory; it stays outstanding. */
  public void acceptedInMemory() {
    answer(Place.MEMORY);
  }

  @Override
  public void storedInKafka() {
    if (settle()) {
      ledger.storedInKafka();
      answer(Place.KAFKA);
    }
  }

  @Override
  public void storedInOverflow() {
    if (settle()) {
      ledger.storedInOverflow();
      answer(Place.OVERFLOW);
    }
  }

  @Override
  public void rejected(Rejection reason) {
    if (settle()) {
      ledger.rejected(reason);
      outcomes.set(index, new Outcome.Rejected(reason));
    }
  }

  /** Answers the client that the reaction was not admitted. */
  void notAdmitted(Rejection reason) {
    outcomes.set(index, new Outcome.Rejected(reason));
  }

  private boolean settle() {
    boolean first = settled.compareAndSet(false, true);
    if (first) {
      memory.releaseReaction(record.length);
    }
    return first;
  }

  private void answer(Place place) {
    outcomes.set(index, new Outcome.Stored(messageId, place, countsAtReceipt));
  }
}
