package dev.emojistreaming.spark.count;

/**
 * The ids of one stretch of time, which are forgotten together.
 *
 * @param firstBlock of the blocks of state that hold them; they end where the next generation
 *     begins
 * @param bornAt the horizon when it began
 * @param newestWindow of those that its ids counted for
 */
record IdGeneration(long firstBlock, int bornAt, int newestWindow, IdSet ids) {

  static IdGeneration begin(long firstBlock, int horizon) {
    return new IdGeneration(firstBlock, horizon, Integer.MIN_VALUE, new IdSet());
  }

  IdGeneration withNewest(int window) {
    return window > newestWindow ? new IdGeneration(firstBlock, bornAt, window, ids) : this;
  }
}
