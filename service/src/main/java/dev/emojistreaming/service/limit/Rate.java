package dev.emojistreaming.service.limit;

/**
 * The rate of a token bucket.
 *
 * @param perSecond tokens that flow in each second, 1 to {@value #MAX_PER_SECOND}
 * @param burst size of the bucket in tokens, 1 to {@value #MAX_BURST}
 */
public record Rate(long perSecond, long burst) {

  static final long MAX_PER_SECOND = 1_000_000;
  static final long MAX_BURST = 10_000_000;

  private static final double NANOS_PER_SECOND = 1e9;

  /** Checks the bounds. */
  public Rate {
    if (perSecond < 1 || perSecond > MAX_PER_SECOND || burst < 1 || burst > MAX_BURST) {
      throw new IllegalArgumentException("out of bounds: " + perSecond + "/s burst " + burst);
    }
  }

  /** Nanoseconds in which one token flows in. */
  long nanosPerToken() {
    return Math.round(NANOS_PER_SECOND / perSecond);
  }

  /** Nanoseconds in which an empty bucket fills. */
  long nanosToFill() {
    return burst * nanosPerToken();
  }

  /** Seconds in which an empty bucket fills. */
  public double secondsToFill() {
    return (double) burst / perSecond;
  }

  /** This rate and burst, multiplied, or the largest that there are. */
  public Rate times(int factor) {
    return new Rate(
        Math.min(MAX_PER_SECOND, perSecond * factor), Math.min(MAX_BURST, burst * factor));
  }

  /** The form in which {@link LimitSetting} reads it. */
  @Override
  public String toString() {
    return perSecond + "/s burst " + burst;
  }
}
