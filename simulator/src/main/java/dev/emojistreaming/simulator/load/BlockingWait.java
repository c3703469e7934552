package dev.emojistreaming.simulator.load;

import io.vertx.core.Future;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a future on a thread that is not an event loop. */
final class BlockingWait {

  private static final long TICK_MILLIS = 200;

  private BlockingWait() {}

  /**
   * Returns the future's result.
   *
   * @param tick called every 200 ms on this thread while it waits
   * @throws RuntimeException the future's failure
   */
  static <T> T until(Future<T> future, Runnable tick) {
    CompletableFuture<T> end = future.toCompletionStage().toCompletableFuture();
    while (true) {
      try {
        return end.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        tick.run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while the crowd was playing", e);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException(e.getCause());
      }
    }
  }
}
