package dev.emojistreaming.ingest.http;

import dev.emojistreaming.ingest.ledger.Ledger;
import dev.emojistreaming.ingest.ledger.Rejection;
import jakarta.inject.Singleton;

/** Refuses requests as a whole. Safe for use by many threads. */
@Singleton
class RequestRefusals {

  private final Ledger ledger;

  RequestRefusals(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Counts one rejected reaction, as the number in the request is unknown; returns the answer. */
  Problem refuse(Rejection reason) {
    ledger.turnedAway(reason, 1);
    return Problem.of(reason);
  }
}
