package dev.emojistreaming.ingest.http;

import dev.emojistreaming.contract.Problem;
import dev.emojistreaming.ingest.limit.PolicyName;
import dev.emojistreaming.ingest.limit.Refusal;

/** The problem that a client gets when a limit refuses its reaction. */
final class RefusalProblem {

  private RefusalProblem() {}

  static Problem of(Refusal refusal) {
    return Problem.quotaExceeded(
        RejectionProblem.of(refusal.reason()).detail()
            + ": the limit is "
            + refusal.rate().perSecond()
            + " a second, and "
            + refusal.rate().burst()
            + " at once",
        PolicyName.of(refusal.reason()));
  }
}
