package dev.emojistreaming.feed.query;

import dev.emojistreaming.contract.Problem;
import java.io.Serial;

/** The caller may not read the room. */
final class DeniedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  private final transient Problem problem;

  DeniedException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
