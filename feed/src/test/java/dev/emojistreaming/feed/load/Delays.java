package dev.emojistreaming.feed.load;

import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;

/** From a tick to its arrival, in milliseconds. */
final class Delays {

  private long[] millis = new long[1 << 16];
  private int size;

  void add(long delay) {
    if (size == millis.length) {
      millis = Arrays.copyOf(millis, 2 * size);
    }
    millis[size++] = delay;
  }

  /** What was found, for people and for {@link FanOutResult}. */
  String line(List<FanOutClient> clients) {
    long[] sorted = Arrays.copyOf(millis, size);
    Arrays.sort(sorted);
    IntSummaryStatistics ticks = clients.stream().mapToInt(FanOutClient::ticks).summaryStatistics();
    return "clients=%d ticks_least=%d ticks_most=%d p50=%d p99=%d max=%d"
        .formatted(
            clients.size(),
            ticks.getMin(),
            ticks.getMax(),
            percentile(sorted, 50),
            percentile(sorted, 99),
            percentile(sorted, 100));
  }

  private static long percentile(long[] sorted, int percent) {
    return sorted.length == 0
        ? Long.MAX_VALUE
        : sorted[(int) Math.ceil(sorted.length * (long) percent / 100.0) - 1];
  }
}
