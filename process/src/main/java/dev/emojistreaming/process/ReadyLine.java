package dev.emojistreaming.process;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Listens for the line by which a child says that it is ready. */
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

  /** Completes when the child has said the line. */
  public CompletableFuture<String> said() {
    return line;
  }

  /** A listener that hands every other line on. */
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
