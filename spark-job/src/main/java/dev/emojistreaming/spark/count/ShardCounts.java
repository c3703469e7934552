package dev.emojistreaming.spark.count;

import dev.emojistreaming.spark.pack.Pack;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;

/** Counts a shard's new reactions of one batch. For one thread. */
final class ShardCounts {

  private final Map<WindowKey, Long> counts = new HashMap<>();
  private final IdBlock newIds;
  private long duplicates;

  /**
   * @param maxNewIds upper bound of the new ids
   */
  ShardCounts(int maxNewIds) {
    newIds = new IdBlock(maxNewIds);
  }

  /** Counts a pack, and adds its new ids to the dedup window. */
  void count(Pack pack, DedupWindow window) {
    TargetCounts perTarget = new TargetCounts();
    LongBuffer identified = pack.identified();
    while (identified.hasRemaining()) {
      long target = identified.get();
      long high = identified.get();
      long low = identified.get();
      if (window.add(high, low, Pack.window(target))) {
        newIds.add(high, low);
        perTarget.increment(target);
      } else {
        duplicates++;
      }
    }
    LongBuffer anonymous = pack.anonymous();
    while (anonymous.hasRemaining()) {
      perTarget.increment(anonymous.get());
    }
    perTarget.forEach((target, count) -> add(pack, target, count));
  }

  private void add(Pack pack, long target, long count) {
    WindowKey key = new WindowKey(pack.room(target), pack.emoji(target), Pack.window(target));
    counts.merge(key, count, Long::sum);
  }

  Map<WindowKey, Long> counts() {
    return counts;
  }

  IdBlock newIds() {
    return newIds;
  }

  /** Reactions whose ids were in the dedup window. */
  long duplicates() {
    return duplicates;
  }
}
