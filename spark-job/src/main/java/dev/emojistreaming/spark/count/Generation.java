package dev.emojistreaming.spark.count;

/**
 * The ids of one stretch of time, which are forgotten together.
 *
 * @param firstBlock of the blocks of state that hold them; they end where the next generation
 *     begins
 * @param bornAt the horizon when it began
 * @param newestWindow of those that its ids counted for
 */
record Generation(long firstBlock, int bornAt, int newestWindow, IdSet ids) {

  static Generation begin(long firstBlock, int horizon) {
    return new Generation(firstBlock, horizon, Integer.MIN_VALUE, new IdSet());
  }

  Generation withNewest(int window) {
    return window > newestWindow ? new Generation(firstBlock, bornAt, window, ids) : this;
  }
}
