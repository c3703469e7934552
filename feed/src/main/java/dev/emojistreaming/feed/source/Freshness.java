package dev.emojistreaming.feed.source;

import java.util.Locale;

/** Whether what we have is what there is, or was a moment ago. */
public enum Freshness {
  FRESH,
  /** Not all has been read since the start. */
  REBUILDING,
  /** Kafka does not answer. */
  KAFKA_AWAY,
  /** Reactions come in, and nothing follows from the job that counts them. */
  COUNTING_BEHIND;

  /** Whether counts may be old. */
  public boolean isStale() {
    return this != FRESH;
  }

  /** As it stands in events. */
  public String reason() {
    return name().toLowerCase(Locale.ROOT);
  }
}
