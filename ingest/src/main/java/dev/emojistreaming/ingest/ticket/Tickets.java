package dev.emojistreaming.ingest.ticket;

import dev.emojistreaming.ingest.ledger.Ledger;
import dev.emojistreaming.ingest.ledger.Rejection;
import dev.emojistreaming.ingest.memory.MemoryBounds;
import jakarta.inject.Singleton;
import java.util.List;

/** Admits reactions to memory. Thread-safe. */
@Singleton
public class Tickets {

  private final MemoryBounds memory;
  private final Ledger ledger;

  public Tickets(MemoryBounds memory, Ledger ledger) {
    this.memory = memory;
    this.ledger = ledger;
  }

  /**
   * A ticket that is not admitted yet.
   *
   * @param index index of the reaction in its request
   * @param record the value of the reaction's Kafka record
   * @param countsAtReceipt see {@link Outcome.Stored}
   */
  public Ticket create(
      Outcomes outcomes, int index, String messageId, byte[] record, boolean countsAtReceipt) {
    return new Ticket(memory, ledger, outcomes, index, messageId, record, countsAtReceipt);
  }

  /**
   * Admits as many of these tickets as memory has space for, the first ones first, and rejects the
   * others.
   *
   * @return the admitted tickets; each must be settled
   */
  public List<Ticket> admit(List<Ticket> tickets) {
    int[] sizes = new int[tickets.size()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = tickets.get(i).record().length;
    }
    int admitted = memory.reserveReactions(sizes);
    ledger.admitted(admitted);
    if (admitted == tickets.size()) {
      return tickets;
    }
    ledger.rejectedOnArrival(Rejection.BUFFER_FULL, tickets.size() - admitted);
    tickets.subList(admitted, tickets.size()).forEach(t -> t.notAdmitted(Rejection.BUFFER_FULL));
    return tickets.subList(0, admitted);
  }
}
