package dev.emojistreaming.contract;

import java.time.Duration;
import java.time.Instant;

/**
 * The windows in which reactions are counted: {@link #LENGTH} long, one after the other without a
 * gap, starting at even seconds of UTC.
 *
 * <p>A window's index counts windows from 1970 on. It fits into an {@code int} from the year 1834
 * to 2106; the Spark job calculates with it instead of with objects.
 */
public final class Window {

  private static final int SECONDS = 2;

  /** The length of a window. */
  public static final Duration LENGTH = Duration.ofSeconds(SECONDS);

  /**
   * How long after its start a window's counts are treated as still growing. Rates and charts leave
   * such windows out, because they would show them too low.
   */
  public static final Duration GROWING = Duration.ofSeconds(4);

  private Window() {}

  /**
   * The index of the window that contains a time.
   *
   * @throws ArithmeticException if the index does not fit into an {@code int}
   */
  public static int index(Instant time) {
    return Math.toIntExact(Math.floorDiv(time.getEpochSecond(), SECONDS));
  }

  /** The start of the window with an index, inclusive. */
  public static Instant start(int index) {
    return Instant.ofEpochSecond((long) index * SECONDS);
  }

  /** The end of the window with an index, exclusive. */
  public static Instant end(int index) {
    return start(index).plusSeconds(SECONDS);
  }

  /**
   * The number of whole windows in a duration. Faster than {@link Duration#dividedBy}, which uses
   * BigDecimals.
   */
  public static long countIn(Duration duration) {
    return duration.toSeconds() / SECONDS;
  }

  /** The start of the window that contains a time. Unlike {@link #index}, it has no bounds. */
  public static Instant startOf(Instant time) {
    return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), SECONDS) * SECONDS);
  }
}
