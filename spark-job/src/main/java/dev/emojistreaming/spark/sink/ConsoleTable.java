package dev.emojistreaming.spark.sink;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Shows counts on a console: one line for each window and emoji, the newest window last.
 *
 * <p>A window grows over several batches, so it is shown when it has been over for a moment. If it
 * grows once more after that, its lines come again. Safe for use by many threads.
 */
public final class ConsoleTable {

  private static final Duration WINDOW = Duration.ofSeconds(2);
  private static final Duration SETTLING = Duration.ofMillis(1500);
  private static final int LINES_BETWEEN_HEADERS = 40;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final PrintStream out;
  private final Clock clock;
  private final TreeMap<Instant, WindowLines> waiting = new TreeMap<>();
  private int linesUntilHeader;

  /**
   * @param out the console; must encode emojis
   */
  public ConsoleTable(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  /** Takes the counts of a batch and shows the windows that have settled. */
  synchronized void update(List<ShownCount> counts) {
    for (ShownCount count : counts) {
      waiting.computeIfAbsent(count.windowStart(), start -> new WindowLines()).add(count);
    }
    showSettled();
  }

  /** Shows the windows that have settled; called also when no batch comes. */
  public synchronized void showSettled() {
    Instant settled = clock.instant().minus(WINDOW).minus(SETTLING);
    while (!waiting.isEmpty() && !waiting.firstKey().isAfter(settled)) {
      waiting.pollFirstEntry().getValue().sorted().forEach(this::print);
    }
    out.flush();
  }

  private void print(ShownCount count) {
    if (linesUntilHeader == 0) {
      out.println("window (UTC)         room                      reactions     drawn  emoji");
      linesUntilHeader = LINES_BETWEEN_HEADERS;
    }
    linesUntilHeader--;
    out.printf(
        Locale.ROOT,
        "%s – %s  %-20s %,14d %,9d  %s%n",
        TIME.format(count.windowStart()),
        TIME.format(count.windowStart().plus(WINDOW)),
        count.room(),
        count.reactionCount(),
        count.scaledCount(),
        count.emoji());
  }
}
