package dev.emojistreaming.ingest.fault;

/** What became of a reaction of the {@link DeliveryOracle}. */
enum Fate {
  /** Is due, and waits for a free connection. */
  WAITING,
  /** Was sent, and has no answer yet. */
  OUTSTANDING,
  /** 200, and Kafka has it. */
  IN_KAFKA,
  /** 200, and the overflow database has it. */
  IN_OVERFLOW,
  /** 200, and memory has it. */
  IN_MEMORY,
  /** 200, but the answer does not name this reaction and one of the three places. */
  UNCLEAR,
  /** Another status than 200. */
  REFUSED,
  /** Sent, but not answered in time. */
  TIMED_OUT,
  /** Sent, but the connection broke before the answer. */
  BROKEN_OFF,
  /** Never sent: all connections were busy, for too long or with too many waiting for them. */
  UNSENT,
  /** Never sent: no connection could be made. */
  UNCONNECTED;

  /** Whether the service has promised to deliver it. */
  boolean isAcknowledged() {
    return switch (this) {
      case IN_KAFKA, IN_OVERFLOW, IN_MEMORY, UNCLEAR -> true;
      default -> false;
    };
  }

  boolean isAnswered() {
    return isAcknowledged() || this == REFUSED;
  }

  /** Whether nobody knows if the service has it. */
  boolean isIndeterminate() {
    return this == TIMED_OUT || this == BROKEN_OFF;
  }

  /** Whether no byte of it has left, so that it can't be anywhere. */
  boolean isUnsent() {
    return this == WAITING || this == UNSENT || this == UNCONNECTED;
  }
}
