package dev.emojistreaming.spark.source;

import java.util.function.LongPredicate;

/** Searches for the end of records that cannot be read. */
final class ReadableOffset {

  private ReadableOffset() {}

  /**
   * The next offset that can be read, found by steps that double, and then by halves: each attempt
   * may cost a collection of all garbage.
   *
   * @param unreadable an offset that cannot be read
   * @param until where to stop; assumed to be readable
   */
  static long after(long unreadable, long until, LongPredicate canRead) {
    long bad = unreadable;
    long good = until;
    for (long step = 1; step < until - unreadable; step *= 2) {
      if (canRead.test(unreadable + step)) {
        good = unreadable + step;
        break;
      }
      bad = unreadable + step;
    }
    while (bad + 1 < good) {
      long middle = bad + (good - bad) / 2;
      if (canRead.test(middle)) {
        good = middle;
      } else {
        bad = middle;
      }
    }
    return good;
  }
}
