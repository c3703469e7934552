package dev.emojistreaming.contract;

import java.time.Duration;
import java.time.Instant;

/** The time at which a reaction counts as having happened. */
public final class EventTime {

  /** How far a client's timestamp may lie before the receipt. */
  public static final Duration MAX_AGE = Duration.ofHours(24);

  /** How far a client's timestamp may lie after the receipt. */
  public static final Duration MAX_AHEAD = Duration.ofSeconds(1);

  private EventTime() {}

  /**
   * The client's timestamp, clamped to {@code [received − 24 h, received + 1 s]}, so that one wrong
   * clock does not move windows that others react in.
   *
   * @param received when ingest received the reaction, or when the broker appended the record
   */
  public static Instant clamp(Instant timestamp, Instant received) {
    Instant earliest = received.minus(MAX_AGE);
    Instant latest = received.plus(MAX_AHEAD);
    if (timestamp.isBefore(earliest)) {
      return earliest;
    }
    return timestamp.isAfter(latest) ? latest : timestamp;
  }
}
