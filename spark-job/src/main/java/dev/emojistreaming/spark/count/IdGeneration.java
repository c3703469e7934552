package dev.emojistreaming.spark.count;

/**
 * The ids that were added during one span of time, and are forgotten together.
 *
 * @param firstBlock number of the first block of the state with these ids; the last is the one
 *     before the next generation's first
 * @param bornAt the horizon when the generation began
 * @param newestWindow newest window that one of the ids counts for
 */
record IdGeneration(long firstBlock, int bornAt, int newestWindow, IdSet ids) {

  static IdGeneration begin(long firstBlock, int horizon) {
    return new IdGeneration(firstBlock, horizon, Integer.MIN_VALUE, new IdSet());
  }

  IdGeneration withNewest(int window) {
    return window > newestWindow ? new IdGeneration(firstBlock, bornAt, window, ids) : this;
  }
}
