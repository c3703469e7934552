package dev.emojistreaming.spark.sink;

import static java.util.stream.Collectors.toSet;

import dev.emojistreaming.contract.EmojiCount;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Shows counts on a console: one line for each window and emoji, the newest window last.
 *
 * <p>A window grows over several batches. It is shown after a batch in which it did not grow, or
 * when there was no batch for four seconds. If it grows after that, its lines are printed again.
 * Safe for use by many threads.
 */
public final class ConsoleTable {

  private static final Duration IDLE = Duration.ofSeconds(4);
  private static final int LINES_BETWEEN_HEADERS = 40;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final PrintStream out;
  private final Clock clock;
  private final TreeMap<Instant, WindowLines> waiting = new TreeMap<>();
  private Instant lastBatch = Instant.EPOCH;
  private int linesSinceHeader = LINES_BETWEEN_HEADERS;

  /**
   * @param out console whose encoding has emojis
   */
  public ConsoleTable(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  /** Adds the counts of a batch, and shows the windows that no longer grow. */
  synchronized void update(List<EmojiCount> counts) {
    lastBatch = clock.instant();
    Set<Instant> growing = counts.stream().map(EmojiCount::windowStart).collect(toSet());
    for (EmojiCount count : counts) {
      waiting
          .computeIfAbsent(count.windowStart(), start -> new WindowLines(start, count.windowEnd()))
          .add(count);
    }
    show(window -> !growing.contains(window.windowStart()) && window.hasEnded(lastBatch));
  }

  /** Shows all windows when there was no batch for four seconds; call it about twice a second. */
  public synchronized void showWhenIdle() {
    if (lastBatch.plus(IDLE).isBefore(clock.instant())) {
      show(window -> true);
    }
  }

  private void show(Predicate<WindowLines> settled) {
    Iterator<WindowLines> windows = waiting.values().iterator();
    while (windows.hasNext()) {
      WindowLines window = windows.next();
      if (settled.test(window)) {
        windows.remove();
        printHeaderWhenDue();
        window.sorted().forEach(this::print);
      }
    }
    out.flush();
  }

  private void printHeaderWhenDue() {
    if (linesSinceHeader >= LINES_BETWEEN_HEADERS) {
      out.println("window (UTC)         room                      reactions     drawn  emoji");
      linesSinceHeader = 0;
    }
  }

  private void print(EmojiCount count) {
    linesSinceHeader++;
    out.printf(
        Locale.ROOT,
        "%s – %s  %-20s %,14d %,9d  %s%n",
        TIME.format(count.windowStart()),
        TIME.format(count.windowEnd()),
        count.room(),
        count.reactionCount(),
        count.scaledCount(),
        count.emoji());
  }
}
