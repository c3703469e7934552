package dev.emojistreaming.feed.counts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sums of counts over steps of equal length. */
public final class TimeSeries {

  private TimeSeries() {}

  /**
   * Sums by step and emoji, without steps that have no reactions.
   *
   * @param counts of windows that start at {@code from} or later
   * @param from start of the first step
   * @return by the start of each step, in order
   */
  public static Map<Instant, Map<String, Long>> of(
      List<WindowCount> counts, Instant from, Duration step) {
    Map<Instant, Map<String, Long>> steps = new TreeMap<>();
    for (WindowCount count : counts) {
      long number = Duration.between(from, count.windowStart()).toMillis() / step.toMillis();
      steps
          .computeIfAbsent(from.plus(step.multipliedBy(number)), start -> new TreeMap<>())
          .merge(count.emoji(), count.reactions(), Long::sum);
    }
    return steps;
  }
}
