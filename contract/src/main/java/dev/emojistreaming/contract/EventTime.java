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
   * The client's timestamp, clamped to {@code [received − 24 h, received + 1 s]}, so that a client
   * with a wrong clock cannot add to windows that are far in the past or in the future.
   *
   * @param received when ingest received the reaction
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
