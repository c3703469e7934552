package dev.emojistreaming.spark.recount;

import dev.emojistreaming.contract.Window;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/**
 * A range of whole windows.
 *
 * @param from the start of the first window
 * @param to the end of the last one
 */
public record TimeRange(Instant from, Instant to) {

  private static final String USAGE =
      "recount takes --from and --to, times such as 2026-11-23T18:30:00Z";

  /**
   * Extends the range to whole windows.
   *
   * @throws IllegalArgumentException if {@code from} is not before {@code to}
   */
  public TimeRange {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("--from must be before --to");
    }
    from = Window.startOf(from);
    to = Window.startOf(to.minusNanos(1)).plus(Window.LENGTH);
  }

  /**
   * Reads {@code --from T --to T}.
   *
   * @throws IllegalArgumentException if the arguments have another form; the message names the
   *     right one
   */
  public static TimeRange parse(List<String> arguments) {
    int from = arguments.indexOf("--from");
    int to = arguments.indexOf("--to");
    if (arguments.size() != 4 || from % 2 != 0 || to % 2 != 0) {
      throw new IllegalArgumentException(USAGE);
    }
    return new TimeRange(time(arguments.get(from + 1)), time(arguments.get(to + 1)));
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(USAGE + ", not " + text, e);
    }
  }
}
