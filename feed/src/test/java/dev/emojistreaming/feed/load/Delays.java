package dev.emojistreaming.feed.load;

import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;

/** Times from a tick to its arrival at a client, in milliseconds. */
final class Delays {

  private long[] millis = new long[1 << 16];
  private int size;

  void add(long delay) {
    if (size == millis.length) {
      millis = Arrays.copyOf(millis, 2 * size);
    }
    millis[size++] = delay;
  }

  /** The result in one line, which {@link FanOutResult} reads. */
  String line(List<FanOutClient> clients) {
    long[] sorted = Arrays.copyOf(millis, size);
    Arrays.sort(sorted);
    IntSummaryStatistics ticks = clients.stream().mapToInt(FanOutClient::ticks).summaryStatistics();
    return "clients=%d ticks_min=%d ticks_max=%d p50=%d p99=%d max=%d"
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
