package dev.emojistreaming.feed.counts;

import dev.emojistreaming.contract.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

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
   * @param windows of one room, the oldest first
   * @param counts the counts of the room's windows from a start, inclusive, to another, exclusive;
   *     called for each peak
   * @param now decides which peaks are ongoing
   */
  public static List<Peak> of(
      List<WindowTotal> windows, BiFunction<Instant, Instant, CountSource> counts, Instant now) {
    if (windows.isEmpty()) {
      return List.of();
    }
    Instant first = windows.get(0).windowStart();
    long[] totals = totals(windows, first);
    List<Peak> peaks = new ArrayList<>();
    int window = MIN_BEFORE;
    while (window < totals.length) {
      double usual = usual(totals, window);
      if (!standsOut(totals[window], usual)) {
        window++;
        continue;
      }
      int end = end(totals, window, usual);
      Instant from = at(first, window);
      Instant to = at(first, end);
      long highest = Arrays.stream(totals, window, end).max().orElse(0);
      for (EmojiTotal top : TopEmojis.of(counts.apply(from, to), 1)) {
        peaks.add(peak(from, to, now, highest, usual, top.emoji()));
      }
      window = end;
    }
    return peaks;
  }

  private static Instant at(Instant first, int window) {
    return first.plus(Window.LENGTH.multipliedBy(window));
  }

  private static long[] totals(List<WindowTotal> windows, Instant first) {
    Instant last = windows.get(windows.size() - 1).windowStart();
    long[] totals = new long[1 + windows(Duration.between(first, last))];
    windows.forEach(
        window ->
            totals[windows(Duration.between(first, window.windowStart()))] = window.reactions());
    return totals;
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
      Instant from, Instant to, Instant now, long highest, double usual, String emoji) {
    double seconds = Window.LENGTH.toSeconds();
    boolean isOngoing = to.plus(Window.LENGTH.multipliedBy(MAX_GAP + 1)).isAfter(now);
    return new Peak(from, to, isOngoing, highest / seconds, usual / seconds, emoji);
  }
}
