package dev.emojistreaming.simulator.report;

import java.util.Locale;

/** The text of a progress line. */
final class ProgressLine {

  private static final int BAR_WIDTH = 30;

  private ProgressLine() {}

  /** For a terminal: a bar of constant width, then the numbers. */
  static String bar(long done, long all, String numbers) {
    int full = (int) (Math.min(done, all) * BAR_WIDTH / Math.max(1, all));
    return "█".repeat(full) + "░".repeat(BAR_WIDTH - full) + " " + numbers;
  }

  static String playing(long sent, long all, double acceptedPerSecond) {
    return String.format(
        Locale.ROOT,
        "%d of %d sent (%d %%), %.0f accepted/s",
        sent,
        all,
        sent * 100 / Math.max(1, all),
        acceptedPerSecond);
  }

  static String playingFor(long seconds, long allSeconds, long sent, double acceptedPerSecond) {
    return String.format(
        Locale.ROOT,
        "%d of %d s played, %d sent, %.0f accepted/s",
        seconds,
        allSeconds,
        sent,
        acceptedPerSecond);
  }

  static String counting(long counted, long accepted, long seconds) {
    return String.format(
        Locale.ROOT, "%d of %d accepted are counted, waiting for %d s", counted, accepted, seconds);
  }
}
