package dev.emojistreaming.spark.count;

import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Cells are the keys by which totals are kept in the state. Each slice of time has a fixed number
 * of cells: a slice is removed as a whole, and one room with all the traffic still uses every core.
 */
final class Cells {

  /** Five minutes. */
  private static final int WINDOWS_PER_SLICE = 150;

  private static final int CELLS_PER_SLICE = 64;

  private Cells() {}

  static long of(WindowKey key) {
    return cell(slice(key.window()), Math.floorMod(key.hashCode(), CELLS_PER_SLICE));
  }

  /** A cell for a dead letter, which passes through; different numbers spread over all cells. */
  static long forPassThrough(long number) {
    return Math.floorMod(number, CELLS_PER_SLICE);
  }

  /**
   * The cells of the slices that end between the two horizons, up to the slice of the newest
   * window.
   */
  static LongStream ended(int horizonBefore, int horizon, int newestWindow) {
    int end = Math.min(slice(horizon), slice(newestWindow) + 1);
    return IntStream.range(slice(horizonBefore), end)
        .boxed()
        .flatMapToLong(slice -> IntStream.range(0, CELLS_PER_SLICE).mapToLong(i -> cell(slice, i)));
  }

  private static int slice(int window) {
    return Math.floorDiv(window, WINDOWS_PER_SLICE);
  }

  private static long cell(int slice, int number) {
    return (long) slice * CELLS_PER_SLICE + number;
  }
}
