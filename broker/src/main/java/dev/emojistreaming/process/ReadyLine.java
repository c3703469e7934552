package dev.emojistreaming.process;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Waits for the line by which a child says that it is ready. */
public final class ReadyLine implements Consumer<String> {

  private final String firstWord;
  private final CompletableFuture<String> line = new CompletableFuture<>();

  /**
   * @param firstWord how the line begins
   */
  public ReadyLine(String firstWord) {
    this.firstWord = firstWord;
  }

  @Override
  public void accept(String line) {
    if (line.startsWith(firstWord)) {
      this.line.complete(line);
    }
  }

  /**
   * Returns when the child has said the line; stops a child that has not.
   *
   * @throws ProcessFailedException when the child ends first, or the time is over
   */
  public void await(LeashedProcess process, Duration atMost) {
    CompletableFuture<Void> ended =
        process
            .exit()
            .thenAccept(
                code -> {
                  throw ProcessFailedException.ended(process, code);
                });
    try {
      CompletableFuture.anyOf(line, ended)
          .orTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    } catch (CompletionException e) {
      process.stop();
      if (e.getCause() instanceof ProcessFailedException failed) {
        throw failed;
      }
      if (e.getCause() instanceof TimeoutException) {
        throw ProcessFailedException.notReady(process, atMost);
      }
      throw e;
    }
  }
}
