package dev.emojistreaming.ingest.http;

import dev.emojistreaming.contract.Problem;
import dev.emojistreaming.ingest.ledger.Ledger;
import dev.emojistreaming.ingest.ledger.Rejection;
import jakarta.inject.Singleton;

/** Rejects whole requests. Thread-safe. */
@Singleton
class RequestRefusals {

  private final Ledger ledger;

  RequestRefusals(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Counts one rejected reaction, since the number in the request is unknown.
   *
   * @return the problem to answer with
   */
  Problem refuse(Rejection reason) {
    ledger.turnedAway(reason, 1);
    return RejectionProblem.of(reason);
  }
}
