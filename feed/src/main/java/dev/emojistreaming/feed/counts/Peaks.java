package dev.emojistreaming.feed.counts;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import dev.emojistreaming.contract.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Finds the periods in which a room's rate stood out against the minutes before.
 *
 * <p>The usual count is the median of the windows of the two minutes before; a peak of less than
 * one minute does not move it. A window stands out if it has at least twice the usual number of
 * reactions, and exceeds the usual number by at least five standard deviations and ten reactions,
 * more than chance explains (the windows of a steady crowd have a Poisson distribution, whose
 * deviation is the square root of its mean). Windows that stand out form one peak if at most two
 * others lie between them. During a peak the usual count stays at its value at the start, for at
 * most two minutes: a crowd that stays large becomes the usual one. The first thirty seconds of a
 * room have nothing to stand out against.
 */
public final class Peaks {

  private static final int BEFORE = windows(Duration.ofMinutes(2));
  private static final int MIN_BEFORE = windows(Duration.ofSeconds(30));
  private static final double TIMES_USUAL = 2;
  private static final double DEVIATIONS = 5;
  private static final long MIN_MORE = 10;
  private static final int MAX_GAP = 2;

  private Peaks() {}

  private static int windows(Duration span) {
    return (int) Window.countIn(span);
  }

  /**
   * The peaks of a room, the oldest first.
   *
   * @param counts of one room
   * @param now decides which peaks are ongoing
   */
  public static List<Peak> of(List<WindowCount> counts, Instant now) {
    if (counts.isEmpty()) {
      return List.of();
    }
    Instant first = counts.stream().map(WindowCount::windowStart).min(Instant::compareTo).get();
    long[] totals = totals(counts, first);
    Map<Integer, List<WindowCount>> byWindow =
        counts.stream().collect(groupingBy(count -> index(first, count)));
    List<Peak> peaks = new ArrayList<>();
    int window = MIN_BEFORE;
    while (window < totals.length) {
      double usual = usual(totals, window);
      if (!standsOut(totals[window], usual)) {
        window++;
        continue;
      }
      int end = end(totals, window, usual);
      peaks.add(peak(totals, window, end, usual, first, now, byWindow));
      window = end;
    }
    return peaks;
  }

  private static long[] totals(List<WindowCount> counts, Instant first) {
    Map<Integer, Long> sums =
        counts.stream()
            .collect(groupingBy(count -> index(first, count), summingLong(WindowCount::reactions)));
    long[] totals = new long[1 + sums.keySet().stream().mapToInt(i -> i).max().orElse(0)];
    sums.forEach((index, sum) -> totals[index] = sum);
    return totals;
  }

  private static int index(Instant first, WindowCount count) {
    return windows(Duration.between(first, count.windowStart()));
  }

  private static double usual(long[] totals, int window) {
    long[] before = Arrays.copyOfRange(totals, Math.max(0, window - BEFORE), window);
    Arrays.sort(before);
    int middle = before.length / 2;
    return before.length % 2 == 1 ? before[middle] : (before[middle - 1] + before[middle]) / 2.0;
  }

  private static boolean standsOut(long total, double usual) {
    double more = Math.max(MIN_MORE, DEVIATIONS * Math.sqrt(usual));
    return total >= TIMES_USUAL * usual && total >= usual + more;
  }

  /** The window after the last one that stands out. */
  private static int end(long[] totals, int start, double usual) {
    int end = start + 1;
    int limit = Math.min(totals.length, start + BEFORE);
    for (int i = end; i < limit && i <= end + MAX_GAP; i++) {
      if (standsOut(totals[i], usual)) {
        end = i + 1;
      }
    }
    return end;
  }

  private static Peak peak(
      long[] totals,
      int start,
      int end,
      double usual,
      Instant first,
      Instant now,
      Map<Integer, List<WindowCount>> byWindow) {
    List<WindowCount> counts = new ArrayList<>();
    for (int i = start; i < end; i++) {
      counts.addAll(byWindow.getOrDefault(i, List.of()));
    }
    Instant ended = first.plus(Window.LENGTH.multipliedBy(end));
    return new Peak(
        first.plus(Window.LENGTH.multipliedBy(start)),
        ended,
        ended.plus(Window.LENGTH.multipliedBy(MAX_GAP + 1)).isAfter(now),
        Arrays.stream(totals, start, end).max().orElse(0) / (double) Window.LENGTH.toSeconds(),
        usual / Window.LENGTH.toSeconds(),
        TopEmojis.of(counts, 1).get(0).emoji());
  }
}
