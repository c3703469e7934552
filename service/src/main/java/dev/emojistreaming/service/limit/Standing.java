package dev.emojistreaming.service.limit;

/**
 * How a key stands with its limit.
 *
 * @param remaining tokens that it has
 * @param nanosToFill nanoseconds until it has all
 */
public record Standing(long remaining, long nanosToFill) {

  static Standing of(Rate rate, long debt) {
    return new Standing(
        Math.max(0, (rate.nanosToFill() - debt) / rate.nanosPerToken()), Math.max(0, debt));
  }
}
