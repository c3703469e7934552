package dev.emojistreaming.ingest.ledger;

import java.util.Locale;

/** Why a reaction was rejected. */
public enum Rejection {
  /** It breaks a rule of the contract. */
  MALFORMED,
  /** The caller may not send it. */
  FORBIDDEN,
  /** The request body exceeds its size limit. */
  TOO_LARGE,
  /** Memory holds as many reactions or bytes as {@code ingest.buffer} allows. */
  BUFFER_FULL,
  /** Kafka is away and the overflow database is full. */
  OVERFLOW_FULL,
  /** Kafka is away and the overflow database cannot be written. */
  OVERFLOW_FAILED,
  /** The service is stopping. */
  STOPPING,
  /** The limit of its user. */
  LIMIT_USER,
  /** The limit of the key that its client authenticates with. */
  LIMIT_KEY,
  /** The limit of its client's address. */
  LIMIT_ADDRESS,
  /** The limit of its room. */
  LIMIT_ROOM,
  /** The limit of this process. */
  LIMIT_TOTAL;

  /** The value of the label {@code reason}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
