package dev.emojistreaming.ingest.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class MonitorTest {

  private final Monitor monitor = new Monitor();

  @Test
  void returnsAtOnceWhenTheConditionHolds() throws Exception {
    assertThat(monitor.await(() -> true, Duration.ZERO)).isTrue();
  }

  @Test
  void returnsFalseAfterTheTimeout() throws Exception {
    assertThat(monitor.await(() -> false, Duration.ofMillis(1))).isFalse();
  }

  @Test
  void signalEndsTheWaitOnlyWhenTheConditionHolds() throws Exception {
    AtomicBoolean holds = new AtomicBoolean();
    CompletableFuture<Boolean> waiting =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return monitor.await(holds::get, Duration.ofMinutes(1));
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    monitor.signalAll();
    assertThat(waiting).isNotDone();
    holds.set(true);
    monitor.signalAll();
    assertThat(waiting).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(true);
  }
}
