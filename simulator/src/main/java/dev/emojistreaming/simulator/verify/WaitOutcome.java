package dev.emojistreaming.simulator.verify;

import dev.emojistreaming.simulator.load.Answer;

/** The outcome of the wait for the counts. */
sealed interface WaitOutcome {

  /** Every accepted reaction was counted, and two later batches were seen. */
  record Settled() implements WaitOutcome {}

  /** Time ran out before every accepted reaction was counted. */
  record Incomplete() implements WaitOutcome {}

  /** Time ran out before two later batches were seen. */
  record Unconfirmed() implements WaitOutcome {}

  /** The probe for a later batch was not accepted. */
  record ProbeFailed(Answer answer) implements WaitOutcome {}
}
