package dev.emojistreaming.feed.source;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Detects from the topics' ends that the Spark job is behind: reactions are written, and neither
 * counts nor dead letters follow. For one thread.
 */
final class JobProgress {

  private long reactions = -1;
  private long results = -1;
  private @Nullable Instant waitingSince;

  /**
   * Records the topics' current ends.
   *
   * @param reactions records ever written to the topic of reactions
   * @param results records ever written to the topics of counts and dead letters
   */
  void observe(long reactions, long results, Instant now) {
    if (results != this.results) {
      waitingSince = null;
    } else if (waitingSince == null && reactions > this.reactions) {
      waitingSince = now;
    }
    this.reactions = reactions;
    this.results = results;
  }

  /** Whether reactions have waited for longer than the limit. */
  boolean isBehind(Duration limit, Instant now) {
    return waitingSince != null && waitingSince.plus(limit).isBefore(now);
  }
}
