package dev.emojistreaming.simulator.report;

import dev.emojistreaming.simulator.load.LoadPlan;
import dev.emojistreaming.simulator.load.RunLength;
import dev.emojistreaming.simulator.load.Totals;
import java.io.PrintWriter;
import java.time.Duration;

/**
 * Shows the progress of one phase: a bar on a terminal, redrawn in place; otherwise a plain line
 * every second. For one thread.
 */
public final class Progress implements AutoCloseable {

  private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(1);
  private static final String CLEAR_LINE = "\r\u001B[2K";

  private final PrintWriter out;
  private final boolean terminal;

  private Duration shownAt = Duration.ZERO;
  private long acceptedWhenShown;

  public Progress(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /**
   * Shows the progress of the crowd.
   *
   * @param plan of the run; if its length is a duration, the number of reactions is unknown
   * @param elapsed since the start of the run
   */
  public void playing(Totals totals, LoadPlan plan, Duration elapsed) {
    if (isDue(elapsed)) {
      double seconds = elapsed.minus(shownAt).toNanos() / 1e9;
      double rate = (totals.accepted() - acceptedWhenShown) / seconds;
      long sent = totals.sent();
      if (plan.length() instanceof RunLength.Reactions reactions) {
        long all = reactions.of(plan.clients());
        show(sent, all, ProgressLine.playing(sent, all, rate), elapsed);
      } else if (plan.length() instanceof RunLength.Time time) {
        long all = time.duration().toSeconds();
        long played = elapsed.toSeconds();
        show(played, all, ProgressLine.playingFor(played, all, sent, rate), elapsed);
      }
      acceptedWhenShown = totals.accepted();
    }
  }

  /** Shows how many of the accepted reactions have been counted. */
  public void counting(long counted, long accepted, Duration elapsed) {
    if (isDue(elapsed)) {
      String numbers = ProgressLine.counting(counted, accepted, elapsed.toSeconds());
      show(counted, accepted, numbers, elapsed);
    }
  }

  private boolean isDue(Duration elapsed) {
    return terminal
        ? elapsed.compareTo(shownAt) > 0
        : elapsed.minus(shownAt).compareTo(PLAIN_INTERVAL) >= 0;
  }

  private void show(long done, long all, String numbers, Duration elapsed) {
    if (terminal) {
      out.print(CLEAR_LINE + ProgressLine.bar(done, all, numbers));
    } else {
      out.println(numbers);
    }
    out.flush();
    shownAt = elapsed;
  }

  /** Clears the line of the terminal. */
  @Override
  public void close() {
    if (terminal) {
      out.print(CLEAR_LINE);
      out.flush();
    }
  }
}
