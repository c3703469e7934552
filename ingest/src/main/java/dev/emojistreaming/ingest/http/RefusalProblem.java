package dev.emojistreaming.ingest.http;

import dev.emojistreaming.contract.Problem;
import dev.emojistreaming.ingest.limit.PolicyName;
import dev.emojistreaming.ingest.limit.Refusal;
import java.util.concurrent.ThreadLocalRandom;

/** The problem that a client gets when a limit refuses its reaction. */
final class RefusalProblem {

  private static final double MAX_JITTER = 0.5;

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

  /**
   * Seconds after which the client may try again, at random up to half more than necessary: clients
   * that were refused together should not come back together.
   */
  static long retryAfter(Refusal refusal) {
    long seconds = RateLimitFields.seconds(refusal.waitNanos());
    ThreadLocalRandom random = ThreadLocalRandom.current();
    double jitter = seconds * random.nextDouble(MAX_JITTER);
    return seconds + (long) (jitter + random.nextDouble());
  }
}
