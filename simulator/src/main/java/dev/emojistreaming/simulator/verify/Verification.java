package dev.emojistreaming.simulator.verify;

import dev.emojistreaming.contract.SentReaction;
import dev.emojistreaming.simulator.crowd.EmojiMix;
import dev.emojistreaming.simulator.load.Answer;
import dev.emojistreaming.simulator.load.Answer.Accepted;
import dev.emojistreaming.simulator.load.Totals;
import dev.emojistreaming.simulator.verify.WaitOutcome.Incomplete;
import dev.emojistreaming.simulator.verify.WaitOutcome.ProbeFailed;
import dev.emojistreaming.simulator.verify.WaitOutcome.Settled;
import dev.emojistreaming.simulator.verify.WaitOutcome.Unconfirmed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Waits until the counts of a room are final.
 *
 * <p>Counted and accepted may be equal once and still be wrong: the next batch may count a reaction
 * twice. The length of a batch is unknown, so a timer cannot detect its end. Two probes can. The
 * first is posted to another room once the numbers are equal, so the batch that counts it began
 * later. The second is posted once the first is counted, so it is in a still later batch. Because
 * the Spark job runs one batch after another, the first probe's batch has then written all of its
 * results. The counts read up to that point are final.
 */
public final class Verification {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration DRAIN = Duration.ofSeconds(10);
  private static final int PROBES = 2;

  private final CountSource counts;
  private final Function<SentReaction, Answer> post;
  private final Clock clock;
  private final Duration timeout;
  private final String probeRoom;
  private final CountLedger ledger;
  private final CountLedger probeLedger;

  /**
   * A verification of one run.
   *
   * @param counts that were written since before the run
   * @param post posts a probe to the service of the run
   * @param clock for the probes' times and the length of the wait
   * @param room that only the run has used
   * @param timeout of the wait for the counts and the probes
   */
  public Verification(
      CountSource counts,
      Function<SentReaction, Answer> post,
      Clock clock,
      String room,
      Duration timeout) {
    this.counts = counts;
    this.post = post;
    this.clock = clock;
    this.timeout = timeout;
    this.probeRoom = room + "-probe";
    this.ledger = new CountLedger(room);
    this.probeLedger = new CountLedger(probeRoom);
  }

  /**
   * Waits, and compares the numbers. Call it once, after the run.
   *
   * @param onCount called several times a second with the number counted and the elapsed time
   */
  public VerificationResult verify(Totals totals, CountListener onCount) {
    WaitOutcome waitOutcome = awaitFinalCounts(totals.accepted(), clock.instant(), onCount);
    counts.drain(DRAIN).forEach(ledger::add);
    return new VerificationResult(totals, ledger.counted(), waitOutcome, timeout);
  }

  private WaitOutcome awaitFinalCounts(long accepted, Instant start, CountListener onCount) {
    if (!await(() -> ledger.counted() >= accepted, start, onCount)) {
      return new Incomplete();
    }
    for (int probe = 0; probe < PROBES; probe++) {
      Answer answer = post.apply(probe(probe));
      if (!(answer instanceof Accepted)) {
        return new ProbeFailed(answer);
      }
      long counted = probe + 1L;
      if (!await(() -> probeLedger.counted() >= counted, start, onCount)) {
        return new Unconfirmed();
      }
    }
    return new Settled();
  }

  /**
   * Each probe has another emoji, and therefore another key in the counts; and another user,
   * because the job may count only the first reaction of a user in a window.
   */
  private SentReaction probe(int number) {
    String emoji = EmojiMix.USUAL.emojis().get(number);
    return new SentReaction(
        "probe-" + number, emoji, clock.instant(), probeRoom, "probe-" + number);
  }

  private boolean await(BooleanSupplier condition, Instant start, CountListener onCount) {
    while (!condition.getAsBoolean()) {
      Duration elapsed = Duration.between(start, clock.instant());
      if (elapsed.compareTo(timeout) >= 0) {
        return false;
      }
      counts
          .poll(POLL)
          .forEach(
              count -> {
                ledger.add(count);
                probeLedger.add(count);
              });
      onCount.counted(ledger.counted(), elapsed);
    }
    return true;
  }

  /** Observes the wait. */
  @FunctionalInterface
  public interface CountListener {
    void counted(long counted, Duration elapsed);
  }
}
