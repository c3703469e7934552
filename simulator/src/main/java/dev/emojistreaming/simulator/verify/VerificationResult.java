package dev.emojistreaming.simulator.verify;

import dev.emojistreaming.simulator.load.Totals;
import dev.emojistreaming.simulator.verify.WaitOutcome.Incomplete;
import dev.emojistreaming.simulator.verify.WaitOutcome.ProbeFailed;
import dev.emojistreaming.simulator.verify.WaitOutcome.Unconfirmed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The result of a verification.
 *
 * @param counted sum of the counts of the run's room
 * @param waitOutcome outcome of the wait for them
 * @param timeout of the wait
 */
public record VerificationResult(
    Totals totals, long counted, WaitOutcome waitOutcome, Duration timeout) {

  /** 0 when sent, accepted and counted are equal and stay equal, otherwise 1. */
  public int exitCode() {
    return findings().isEmpty() ? 0 : 1;
  }

  /** The findings, if any; then the uncertain reactions; then the three numbers. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (!findings().isEmpty()) {
      lines.add(String.join("; ", findings()));
    }
    if (totals.brokenOff() > 0) {
      lines.add("broken off " + totals.brokenOff() + " (may or may not have been stored)");
    }
    if (totals.timedOut() > 0) {
      lines.add("timed out " + totals.timedOut() + " (may or may not have been stored)");
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "sent %d accepted %d counted %d",
            totals.sent(),
            totals.accepted(),
            counted));
    return lines;
  }

  private List<String> findings() {
    List<String> findings = new ArrayList<>();
    if (counted < totals.accepted()) {
      findings.add("counted is " + (totals.accepted() - counted) + " short of accepted" + after());
    } else if (counted > totals.accepted()) {
      findings.add("counted exceeds accepted by " + (counted - totals.accepted()) + explanation());
    }
    add(findings, totals.refused(), "reactions were refused");
    add(findings, totals.notConnected(), "reactions were never sent: no connection");
    add(findings, totals.uncertain(), "reactions got no answer");
    if (waitOutcome instanceof Unconfirmed) {
      findings.add("no two later batches were seen" + after() + ", so the counts may still change");
    } else if (waitOutcome instanceof ProbeFailed probe) {
      findings.add(
          "the probe for a later batch was "
              + probe.answer().description()
              + ", so the counts may still change");
    }
    return findings;
  }

  private static void add(List<String> findings, long count, String finding) {
    if (count > 0) {
      findings.add(count + " " + finding);
    }
  }

  private String after() {
    return waitOutcome instanceof Incomplete || waitOutcome instanceof Unconfirmed
        ? " after " + timeout.toSeconds() + " s"
        : "";
  }

  /** Whether the reactions without an answer explain that more was counted than accepted. */
  private String explanation() {
    if (totals.uncertain() == 0) {
      return "";
    }
    return counted - totals.accepted() <= totals.uncertain()
        ? ", which is within the reactions that got no answer"
        : ", more than the reactions that got no answer explain";
  }
}
