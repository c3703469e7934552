package dev.emojistreaming.ingest.ledger;

import java.util.Locale;

/** Why a reaction was not kept. */
public enum Rejection {
  /** It breaks a rule of the contract. */
  MALFORMED("the reaction is not valid"),
  /** The body that brought it is larger than it may be. */
  TOO_LARGE("the body is too large: 16 KB for a reaction, 2 MB for a batch"),
  /** As many reactions or bytes wait in memory as {@code ingest.buffer} allows. */
  BUFFER_FULL("too many reactions are waiting to be stored"),
  /** Kafka does not take it, and the overflow database has no room. */
  OVERFLOW_FULL("Kafka takes no reactions and the overflow database is full"),
  /** Kafka does not take it, and the overflow database can't be written. */
  OVERFLOW_FAILED("Kafka takes no reactions and the overflow database cannot be written"),
  /** The service is about to end. */
  STOPPING("the service is stopping");

  private final String detail;

  Rejection(String detail) {
    this.detail = detail;
  }

  /** A sentence for the client. */
  public String detail() {
    return detail;
  }

  String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
