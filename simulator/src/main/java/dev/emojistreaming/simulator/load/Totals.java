package dev.emojistreaming.simulator.load;

import dev.emojistreaming.simulator.load.Answer.Accepted;
import dev.emojistreaming.simulator.load.Answer.BrokenOff;
import dev.emojistreaming.simulator.load.Answer.NotConnected;
import dev.emojistreaming.simulator.load.Answer.Refused;
import dev.emojistreaming.simulator.load.Answer.TimedOut;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many reactions came to which end. Taken in the middle of a run, {@link #sent()} is what has
 * come to an end so far.
 *
 * @param answers how often each answer came
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

  public long refused() {
    return count(Refused.class);
  }

  /** By HTTP status; statuses that did not come are absent. */
  public SortedMap<Integer, Long> refusedByStatus() {
    SortedMap<Integer, Long> byStatus = new TreeMap<>();
    answers.forEach(
        (answer, count) -> {
          if (answer instanceof Refused refused) {
            byStatus.put(refused.status(), count);
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

  /** Reactions whose fate only the service knows. */
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
