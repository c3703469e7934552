package dev.emojistreaming.ingest.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.emojistreaming.contract.EmojiCatalogue;
import dev.emojistreaming.contract.ReactionParser;
import dev.emojistreaming.contract.SentReaction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/** Compares a topic's records with the outcomes of a run. */
final class TopicAudit {

  private static final int LISTED = 10;

  private final ReactionParser parser = ReactionParser.ofRecords(EmojiCatalogue.of("rgi"));
  private final OracleRun run;
  private final OutcomeLog log;
  private final BitSet found = new BitSet();
  private final List<String> someCorrupt = new ArrayList<>();
  private long duplicates;
  private long corrupt;

  /**
   * Starts the audit of a run that has ended.
   *
   * @param log outcomes, none of them open
   */
  TopicAudit(OracleRun run, OutcomeLog log) {
    this.run = run;
    this.log = log;
  }

  void accept(byte[] record) {
    boolean sound = parser.parse(record).fold(this::acceptReaction, errors -> false);
    if (!sound) {
      corrupt++;
      if (someCorrupt.size() < LISTED) {
        someCorrupt.add(new String(record, UTF_8));
      }
    }
  }

  /** Whether a reaction is another run's, or was sent and is unchanged. */
  private boolean acceptReaction(SentReaction reaction) {
    String messageId = String.valueOf(reaction.messageId());
    if (run.isOfAnother(messageId)) {
      return true;
    }
    OptionalInt number = run.number(messageId);
    if (number.isEmpty() || !isAsSent(reaction, number.getAsInt())) {
      return false;
    }
    if (found.get(number.getAsInt())) {
      duplicates++;
    }
    found.set(number.getAsInt());
    return true;
  }

  private boolean isAsSent(SentReaction reaction, int number) {
    return number < log.size()
        && !log.outcome(number).isUnsent()
        && reaction.equals(run.reaction(number));
  }

  AuditResult result(List<Long> outstandingAtKill) {
    long acked = 0;
    long ackedFound = 0;
    long indeterminateFound = 0;
    long refusedFound = 0;
    List<String> someMissing = new ArrayList<>();
    for (int number = 0; number < log.size(); number++) {
      PostOutcome outcome = log.outcome(number);
      boolean isFound = found.get(number);
      if (outcome.isAcknowledged()) {
        acked++;
        ackedFound += isFound ? 1 : 0;
        if (!isFound && someMissing.size() < LISTED) {
          someMissing.add("%s %s".formatted(run.reaction(number).messageId(), outcome));
        }
      } else if (isFound && outcome.isIndeterminate()) {
        indeterminateFound++;
      } else if (isFound) {
        refusedFound++;
      }
    }
    return new AuditResult(
        acked,
        ackedFound,
        acked - ackedFound,
        duplicates,
        corrupt,
        log.counts().indeterminate(),
        indeterminateFound,
        refusedFound,
        List.copyOf(outstandingAtKill),
        List.copyOf(someMissing),
        List.copyOf(someCorrupt));
  }
}
