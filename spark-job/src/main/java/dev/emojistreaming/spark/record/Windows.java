package dev.emojistreaming.spark.record;

import java.time.Duration;
import java.time.Instant;

/**
 * Windows are two seconds long, do not overlap, and begin at even seconds of UTC. They are numbered
 * from 1970 on.
 */
public final class Windows {

  private static final int SECONDS = 2;

  private Windows() {}

  /** The window that a moment falls into. */
  public static int at(Instant time) {
    return Math.toIntExact(Math.floorDiv(time.getEpochSecond(), SECONDS));
  }

  public static Instant start(int window) {
    return Instant.ofEpochSecond((long) window * SECONDS);
  }

  /** The first moment after the window. */
  public static Instant end(int window) {
    return start(window + 1);
  }

  /** How many windows a span of time touches at the most. */
  public static int in(Duration span) {
    return Math.toIntExact(span.toSeconds() / SECONDS + 1);
  }
}
