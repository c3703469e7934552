package dev.emojistreaming.simulator.load;

import dev.emojistreaming.simulator.load.Answer.Accepted;
import dev.emojistreaming.simulator.load.Answer.BrokenOff;
import dev.emojistreaming.simulator.load.Answer.Limited;
import dev.emojistreaming.simulator.load.Answer.NotConnected;
import dev.emojistreaming.simulator.load.Answer.Refused;
import dev.emojistreaming.simulator.load.Answer.TimedOut;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The number of reactions by outcome. In the middle of a run, {@link #sent()} are the reactions
 * with an outcome so far.
 *
 * @param answers number of reactions with each answer
 */
public record Totals(Map<Answer, Long> answers) {

  public Totals {
    answers = Map.copyOf(answers);
  }

  /** All reactions that the crowd tried to send. */
  public long sent() {
    return count(Answer.class);
  }

  public long accepted() {
    return count(Accepted.class);
  }

  /** Reactions with a status that is not 200, also by limits. */
  public long refused() {
    return count(Refused.class) + count(Limited.class);
  }

  /** Refused reactions by HTTP status, without statuses that did not occur. */
  public SortedMap<Integer, Long> refusedByStatus() {
    SortedMap<Integer, Long> byStatus = new TreeMap<>();
    answers.forEach(
        (answer, count) -> {
          if (answer instanceof Refused refused) {
            byStatus.merge(refused.status(), count, Long::sum);
          } else if (answer instanceof Limited) {
            byStatus.merge(Limited.STATUS, count, Long::sum);
          }
        });
    return byStatus;
  }

  public long timedOut() {
    return count(TimedOut.class);
  }

  public long brokenOff() {
    return count(BrokenOff.class);
  }

  public long notConnected() {
    return count(NotConnected.class);
  }

  /** Reactions without an answer, which may or may not have been stored. */
  public long uncertain() {
    return timedOut() + brokenOff();
  }

  private long count(Class<? extends Answer> kind) {
    return answers.entrySet().stream()
        .filter(entry -> kind.isInstance(entry.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
