package dev.emojistreaming.spark.count;

import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Where totals are kept: each slice of time has a fixed number of cells, so that a slice can be
 * forgotten as a whole, and so that one room with all the traffic still occupies every core.
 */
final class Cells {

  /** Five minutes. */
  private static final int WINDOWS_OF_A_SLICE = 150;

  private static final int CELLS_OF_A_SLICE = 64;

  private Cells() {}

  static long of(WindowKey key) {
    return cell(slice(key.window()), Math.floorMod(key.hashCode(), CELLS_OF_A_SLICE));
  }

  /** Any, for what only passes through. */
  static long passing(long number) {
    return Math.floorMod(number, CELLS_OF_A_SLICE);
  }

  /** The cells of the slices that end between the horizons, as far as any window got. */
  static LongStream ended(int horizonBefore, int horizon, int newestWindow) {
    int end = Math.min(slice(horizon), slice(newestWindow) + 1);
    return IntStream.range(slice(horizonBefore), end)
        .boxed()
        .flatMapToLong(
            slice -> IntStream.range(0, CELLS_OF_A_SLICE).mapToLong(i -> cell(slice, i)));
  }

  private static int slice(int window) {
    return Math.floorDiv(window, WINDOWS_OF_A_SLICE);
  }

  private static long cell(int slice, int number) {
    return (long) slice * CELLS_OF_A_SLICE + number;
  }
}
