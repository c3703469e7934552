package dev.emojistreaming.process;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Waits for the line that a child prints when it is ready. */
public final class ReadyLine implements Consumer<String> {

  private final String firstWord;
  private final CompletableFuture<String> line = new CompletableFuture<>();

  /**
   * @param firstWord start of the line
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

  /** Completes with the line when the child has printed it. */
  public CompletableFuture<String> printed() {
    return line;
  }

  /** A listener that waits for the line, and passes all other lines to another listener. */
  public Consumer<String> orElse(Consumer<String> other) {
    return each -> {
      if (each.startsWith(firstWord)) {
        accept(each);
      } else {
        other.accept(each);
      }
    };
  }
}
