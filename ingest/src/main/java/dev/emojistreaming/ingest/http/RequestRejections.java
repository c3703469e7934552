package dev.emojistreaming.ingest.http;

import dev.emojistreaming.contract.Problem;
import dev.emojistreaming.ingest.ledger.Ledger;
import dev.emojistreaming.ingest.ledger.Rejection;
import jakarta.inject.Singleton;

/** Rejects whole requests. Thread-safe. */
@Singleton
class RequestRejections {

  private final Ledger ledger;

  RequestRejections(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Counts one rejected reaction, since the number in the request is unknown.
   *
   * @return the problem to answer with
   */
  Problem reject(Rejection reason) {
    ledger.rejectedOnArrival(reason, 1);
    return RejectionProblem.of(reason);
  }
}
