package dev.emojistreaming.feed.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JobProgressTest {

  private static final Instant START = Instant.parse("2026-11-23T20:00:00Z");
  private static final Duration MAX_SILENCE = Duration.ofSeconds(5);

  private final JobProgress job = new JobProgress();

  private boolean isBehind(long seconds, long reactions, long results) {
    Instant now = START.plusSeconds(seconds);
    job.observe(reactions, results, now);
    return job.isBehind(MAX_SILENCE, now);
  }

  @Test
  void jobIsBehindWhenReactionsWaitAndNothingFollows() {
    assertThat(isBehind(0, 10, 5)).isFalse();
    assertThat(isBehind(1, 20, 5)).isFalse();
    assertThat(isBehind(6, 30, 5)).isFalse();
    assertThat(isBehind(7, 30, 5)).isTrue();
    assertThat(isBehind(8, 30, 6)).as("a result after the wait").isFalse();
    assertThat(isBehind(30, 30, 6)).as("no reaction since the last result").isFalse();
  }

  @Test
  void quietCrowdIsNoDelay() {
    assertThat(isBehind(0, 10, 5)).isFalse();
    assertThat(isBehind(600, 10, 5)).isFalse();
  }
}
