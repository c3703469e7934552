package dev.emojistreaming.feed.counts;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Sums of counts over steps of equal length. */
public final class TimeSeries {

  private TimeSeries() {}

  /**
   * Sums by step and emoji, without steps that have no reactions. The most frequent emojis of all
   * steps are named, at most {@link CountedWindow#MAX_NAMED}.
   *
   * @param counts of windows that start at {@code from} or later
   * @param from start of the first step
   * @return by the start of each step, in order
   */
  public static Map<Instant, StepSums> of(CountSource counts, Instant from, Duration step) {
    Set<String> named =
        TopEmojis.of(counts, CountedWindow.MAX_NAMED).stream()
            .map(EmojiTotal::emoji)
            .collect(toSet());
    Map<Instant, StepSums> steps = new TreeMap<>();
    counts.forEach(
        new CountVisitor() {
          @Override
          public void visit(Instant windowStart, String emoji, long reactions) {
            step(windowStart).add(named.contains(emoji) ? emoji : null, reactions);
          }

          @Override
          public void visitOthers(Instant windowStart, long reactions) {
            step(windowStart).add(null, reactions);
          }

          private StepSums step(Instant windowStart) {
            long number = (windowStart.toEpochMilli() - from.toEpochMilli()) / step.toMillis();
            return steps.computeIfAbsent(
                from.plusMillis(number * step.toMillis()), start -> new StepSums());
          }
        });
    return steps;
  }
}
