package dev.emojistreaming.ingest.fault;

/** The outcome so far of a reaction that the {@link DeliveryOracle} posts. */
enum PostOutcome {
  /** Due, and waiting for a free connection. */
  WAITING,
  /** Sent, and not answered yet. */
  OUTSTANDING,
  /** Answered with 200: Kafka has the reaction. */
  IN_KAFKA,
  /** Answered with 200: the overflow database has the reaction. */
  IN_OVERFLOW,
  /** Answered with 200: memory has the reaction. */
  IN_MEMORY,
  /** Answered with 200, but without this reaction's id or a known place. */
  UNCLEAR,
  /** Answered with another status than 200. */
  REFUSED,
  /** Sent, but not answered in time. */
  TIMED_OUT,
  /** Sent, but the connection broke before the answer. */
  BROKEN_OFF,
  /** Never sent: all connections were busy too long, or too many reactions were waiting. */
  UNSENT,
  /** Never sent: no connection could be opened. */
  UNCONNECTED;

  /** Whether the service has promised delivery. */
  boolean isAcknowledged() {
    return switch (this) {
      case IN_KAFKA, IN_OVERFLOW, IN_MEMORY, UNCLEAR -> true;
      default -> false;
    };
  }

  boolean isAnswered() {
    return isAcknowledged() || this == REFUSED;
  }

  /** Whether the service may or may not have received the reaction. */
  boolean isIndeterminate() {
    return this == TIMED_OUT || this == BROKEN_OFF;
  }

  /** Whether no byte has been sent, so that the service cannot have received the reaction. */
  boolean isUnsent() {
    return this == WAITING || this == UNSENT || this == UNCONNECTED;
  }
}
