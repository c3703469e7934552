package dev.emojistreaming.ingest.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private final Backoff backoff =
      new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), new Random(1));

  @Test
  void pausesDoubleUpToTheMaximumAndJitterShortensThemByAtMostHalf() {
    for (long full : new long[] {100, 200, 400, 800, 1_000, 1_000, 1_000}) {
      assertThat(backoff.nextPause())
          .isBetween(Duration.ofMillis(full / 2), Duration.ofMillis(full));
    }
  }

  @Test
  void resetRestoresTheInitialPause() {
    backoff.nextPause();
    backoff.nextPause();
    backoff.reset();
    assertThat(backoff.nextPause()).isLessThanOrEqualTo(Duration.ofMillis(100));
  }
}
