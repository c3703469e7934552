package dev.emojistreaming.contract;

import java.time.Duration;

/** The time at which a reaction counts as having happened. */
public final class EventTime {

  /** How far a timestamp may lie after the receipt, or after the append of its record. */
  public static final Duration MAX_AHEAD = Duration.ofSeconds(1);

  private EventTime() {}
}
