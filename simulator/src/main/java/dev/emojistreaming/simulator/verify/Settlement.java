package dev.emojistreaming.simulator.verify;

import dev.emojistreaming.simulator.load.Answer;

/** How the wait for the counts ended. */
sealed interface Settlement {

  /** Every accepted reaction was counted, and two later batches have counted since. */
  record Settled() implements Settlement {}

  /** Time ran out before every accepted reaction was counted. */
  record Incomplete() implements Settlement {}

  /** Time ran out before two later batches were seen. */
  record Unconfirmed() implements Settlement {}

  /** The reaction that should have shown a later batch was not accepted. */
  record ProbeFailed(Answer answer) implements Settlement {}
}
