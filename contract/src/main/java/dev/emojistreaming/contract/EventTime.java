package dev.emojistreaming.contract;

import java.time.Duration;
import java.time.Instant;

/** When a reaction counts as having happened. */
public final class EventTime {

  /** How far a client's clock may lag behind the receipt. */
  public static final Duration MAX_AGE = Duration.ofHours(24);

  /** How far a client's clock may run ahead of the receipt. */
  public static final Duration MAX_AHEAD = Duration.ofSeconds(1);

  private EventTime() {}

  /**
   * The client's time, held within {@code [received − 24 h, received + 1 s]}: one wrong clock must
   * not move the watermark of everybody else.
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
