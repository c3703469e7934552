package dev.emojistreaming.feed.query;

import dev.emojistreaming.contract.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The range of a query for counts, and the length of its steps.
 *
 * @param from inclusive; the start of a window, before {@code to}
 * @param to exclusive; at most {@value #MAX_STEPS} steps after {@code from}
 * @param step from two seconds to an hour, a multiple of a window
 */
record CountsRange(Instant from, Instant to, Duration step) {

  private static final int MAX_STEPS = 3_600;
  private static final Duration DEFAULT_LENGTH = Duration.ofMinutes(5);
  private static final int WINDOW_SECONDS = (int) Window.LENGTH.toSeconds();

  private static final NumberParameter STEP = new NumberParameter("step", WINDOW_SECONDS, 3_600);
  private static final TimeParameter FROM = new TimeParameter("from");
  private static final TimeParameter TO = new TimeParameter("to");

  /**
   * Reads the parameters, each null if the client did not send it: by default, the five minutes
   * before {@code to}, and that is now.
   *
   * @throws InvalidParameterException when a parameter is not valid, or the range has too many
   *     steps
   */
  static CountsRange parse(
      @Nullable String from, @Nullable String to, @Nullable String step, Instant now) {
    Instant end = TO.parse(to, now);
    Instant start = Window.startOf(FROM.parse(from, end.minus(DEFAULT_LENGTH)));
    CountsRange range =
        new CountsRange(start, end, Duration.ofSeconds(STEP.parse(step, WINDOW_SECONDS)));
    range.requireSteps();
    return range;
  }

  private void requireSteps() {
    if (step.toSeconds() % WINDOW_SECONDS != 0) {
      throw new InvalidParameterException(
          STEP.name(),
          String.format(
              Locale.ROOT, "must be a multiple of %d, the length of a window", WINDOW_SECONDS));
    }
    if (!from.isBefore(to)
        || Duration.between(from, to).toSeconds() / step.toSeconds() >= MAX_STEPS) {
      throw new InvalidParameterException(
          FROM.name(),
          String.format(
              Locale.ROOT, "must be before to, and at most %d steps before it", MAX_STEPS));
    }
  }
}
