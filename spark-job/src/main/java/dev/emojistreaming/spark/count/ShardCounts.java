package dev.emojistreaming.spark.count;

import dev.emojistreaming.spark.pack.Pack;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;

/** Counts a shard's new reactions of one batch. For one thread. */
final class ShardCounts {

  private final Map<WindowKey, Long> counts = new HashMap<>();
  private final Map<WindowKey, Long> corrections = new HashMap<>();
  private final IdBlock newIds;
  private long duplicates;
  private long capped;

  /**
   * @param maxNewIds upper bound of the new ids
   */
  ShardCounts(int maxNewIds) {
    newIds = new IdBlock(maxNewIds);
  }

  /** Counts a pack without a cap, and adds its new ids to the dedup window. */
  void count(Pack pack, DedupWindow window) {
    TargetCounts perTarget = new TargetCounts();
    LongBuffer identified = pack.identified();
    while (identified.hasRemaining()) {
      long target = identified.get();
      long high = identified.get();
      long low = identified.get();
      if (isNew(high, low, target, window)) {
        perTarget.increment(target);
      }
    }
    LongBuffer anonymous = pack.anonymous();
    while (anonymous.hasRemaining()) {
      perTarget.increment(anonymous.get());
    }
    add(pack, perTarget);
  }

  /** Adds an id to the dedup window; false if it is there, and the reaction is a duplicate. */
  boolean isNew(long high, long low, long target, DedupWindow window) {
    if (window.add(high, low, Pack.window(target))) {
      newIds.add(high, low);
      return true;
    }
    duplicates++;
    return false;
  }

  /** Adds the counts of a pack. */
  void add(Pack pack, TargetCounts perTarget) {
    perTarget.forEach((target, count) -> add(pack, target, count));
  }

  private void add(Pack pack, long target, long count) {
    WindowKey key = new WindowKey(pack.room(target), pack.emoji(target), Pack.window(target));
    counts.merge(key, count, Long::sum);
  }

  void correct(WindowKey key, long difference) {
    corrections.merge(key, difference, Long::sum);
  }

  void addCapped() {
    capped++;
  }

  Map<WindowKey, Long> counts() {
    return counts;
  }

  /** Differences between the reactions that were counted and those that count. */
  Map<WindowKey, Long> corrections() {
    return corrections;
  }

  IdBlock newIds() {
    return newIds;
  }

  /** Reactions whose ids were in the dedup window. */
  long duplicates() {
    return duplicates;
  }

  /** Reactions above the cap. One that displaces another is new, and the other is above the cap. */
  long capped() {
    return capped;
  }
}
