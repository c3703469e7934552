package dev.emojistreaming.ingest.ledger;

import java.util.Locale;

/** Why a reaction was not kept. */
public enum Rejection {
  /** It breaks a rule of the contract. */
  MALFORMED("the reaction is not valid"),
  /** Its body is larger than a reaction can be. */
  TOO_LARGE("the body of a reaction is at most 16 KB"),
  /** As many reactions wait in memory as {@code ingest.buffer.capacity} allows. */
  BUFFER_FULL("too many reactions are waiting for Kafka"),
  /** The broker is known to be away, or its topic is missing. */
  KAFKA_AWAY("Kafka is not reachable at present"),
  /** Kafka did not confirm the reaction; it may have it all the same. */
  NOT_ACKNOWLEDGED("Kafka did not acknowledge the reaction in time");

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
