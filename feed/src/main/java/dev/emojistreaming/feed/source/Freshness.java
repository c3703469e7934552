package dev.emojistreaming.feed.source;

import java.util.Locale;

/** Whether the counts are up to date, or why they may be old. */
public enum Freshness {
  FRESH,
  /** The topic has not been read to its end since the start. */
  REBUILDING,
  /** Kafka does not answer. */
  KAFKA_AWAY,
  /** Reactions are written, and neither counts nor dead letters follow. */
  COUNTING_BEHIND;

  /** Whether counts may be old. */
  public boolean isStale() {
    return this != FRESH;
  }

  /** The name in events. */
  public String reason() {
    return name().toLowerCase(Locale.ROOT);
  }
}
