package dev.emojistreaming.feed.source;

import dev.emojistreaming.feed.FeedConfig;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The state of Kafka and of the Spark job. Safe for use by many threads. */
@Singleton
public class SourceState {

  /** The reason for clients while there are no counts. */
  public static final String NO_COUNTS = "the feed is still reading the counts of the past";

  private final Clock clock;
  private final Duration staleAfter;
  private final JobProgress job = new JobProgress();
  private Instant lastAnswer = Instant.MIN;
  private boolean rebuilt;

  SourceState(Clock clock, FeedConfig config) {
    this.clock = clock;
    this.staleAfter = config.staleAfter();
  }

  synchronized void rebuilding() {
    rebuilt = false;
  }

  /** Kafka has answered with the ends of the topic of counts. */
  synchronized void answered() {
    lastAnswer = clock.instant();
  }

  /** See {@link JobProgress#observe}. */
  synchronized void jobObserved(long reactions, long results) {
    job.observe(reactions, results, clock.instant());
  }

  synchronized void allRead() {
    rebuilt = true;
  }

  /** Whether all counts have been read once: before, there is nothing true to show. */
  public synchronized boolean hasCounts() {
    return rebuilt;
  }

  /** Whether the counts are up to date, or why they may be old. */
  public synchronized Freshness freshness() {
    Instant now = clock.instant();
    if (lastAnswer.isBefore(now.minus(staleAfter))) {
      return Freshness.KAFKA_AWAY;
    }
    if (!rebuilt) {
      return Freshness.REBUILDING;
    }
    return job.isBehind(staleAfter, now) ? Freshness.COUNTING_BEHIND : Freshness.FRESH;
  }
}
