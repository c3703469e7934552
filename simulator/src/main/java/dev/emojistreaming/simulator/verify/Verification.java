package dev.emojistreaming.simulator.verify;

import dev.emojistreaming.contract.SentReaction;
import dev.emojistreaming.simulator.crowd.EmojiMix;
import dev.emojistreaming.simulator.load.Answer;
import dev.emojistreaming.simulator.load.Answer.Accepted;
import dev.emojistreaming.simulator.load.Totals;
import dev.emojistreaming.simulator.verify.Settlement.Incomplete;
import dev.emojistreaming.simulator.verify.Settlement.ProbeFailed;
import dev.emojistreaming.simulator.verify.Settlement.Settled;
import dev.emojistreaming.simulator.verify.Settlement.Unconfirmed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Waits until the counts of a room can be believed.
 *
 * <p>That counted equals accepted at one moment proves nothing: the next batch may count something
 * twice. How long a batch takes is unknown, so no timer can tell when the next one is over. Two
 * probes can. The first is posted once the two are equal, into a room of its own, so a batch that
 * counts it began after the one that made them equal. The second is posted once the first is
 * counted, so it can only be in a still later batch; and as the counting job runs one batch after
 * another, the first probe's batch has then written everything it had to write. What is read up to
 * that point is what stayed.
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
   * @param counts all that were written since before the run
   * @param post sends a probe to the service of the run
   * @param clock stamps the probes and measures the wait
   * @param room that the run alone has used
   * @param timeout longest wait for the counts, probes included
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
   * Waits, and judges. To be called once, after the run.
   *
   * @param onCount told several times a second how many are counted and for how long this waits
   */
  public Verdict judge(Totals totals, CountListener onCount) {
    Settlement settlement = settle(totals.accepted(), clock.instant(), onCount);
    counts.drain(DRAIN).forEach(ledger::add);
    return new Verdict(totals, ledger.counted(), settlement, timeout);
  }

  private Settlement settle(long accepted, Instant start, CountListener onCount) {
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

  /** Each probe has an emoji of its own, hence a key of its own in the counts. */
  private SentReaction probe(int number) {
    String emoji = EmojiMix.USUAL.emojis().get(number);
    return new SentReaction("probe", emoji, clock.instant(), probeRoom, "probe-" + number);
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

  /** Told how the wait goes on. */
  @FunctionalInterface
  public interface CountListener {
    void counted(long counted, Duration elapsed);
  }
}
