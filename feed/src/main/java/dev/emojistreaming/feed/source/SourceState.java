package dev.emojistreaming.feed.source;

import dev.emojistreaming.feed.FeedConfig;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What is known of Kafka and of the job that counts. For any thread. */
@Singleton
public class SourceState {

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

  /** Kafka has told how much there is in its topics. */
  synchronized void answered(TopicEnds ends) {
    lastAnswer = clock.instant();
    job.observe(ends.reactions(), ends.results(), lastAnswer);
  }

  synchronized void allRead() {
    rebuilt = true;
  }

  /** How old the counts may be, and why. */
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
