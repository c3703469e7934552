package dev.emojistreaming.spark.count;

import dev.emojistreaming.spark.cap.Outcome;
import dev.emojistreaming.spark.cap.UserCap;
import dev.emojistreaming.spark.pack.Pack;
import dev.emojistreaming.spark.pack.PlacedReactions;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Counts a shard's reactions of one batch within a cap, in the order of their places. For one
 * thread.
 *
 * <p>A reaction that displaces one of an earlier batch cannot be taken off a count that readers
 * have. It is not added either, so that no more than the cap allows is ever counted; the difference
 * is a correction for the time when the window is closed.
 */
final class CappedCounts {

  private final ShardCounts counts;
  private final UserCap cap;
  private final DedupWindow ids;

  /**
   * @param counts gets the result
   */
  CappedCounts(ShardCounts counts, UserCap cap, DedupWindow ids) {
    this.counts = counts;
    this.cap = cap;
    this.ids = ids;
  }

  /**
   * Counts the packs.
   *
   * @param packs in {@link Pack#ORDER}
   */
  void count(List<Pack> packs) {
    PriorityQueue<PartitionOfPacks> partitions = new PriorityQueue<>();
    for (List<Pack> ofPartition : byPartition(packs)) {
      PartitionOfPacks partition = new PartitionOfPacks(ofPartition.iterator(), counts);
      if (partition.next()) {
        partitions.add(partition);
      }
    }
    while (!partitions.isEmpty()) {
      PartitionOfPacks first = partitions.remove();
      boolean hasMore;
      do {
        apply(first);
        hasMore = first.next();
      } while (hasMore && (partitions.isEmpty() || first.compareTo(partitions.peek()) < 0));
      if (hasMore) {
        partitions.add(first);
      }
    }
  }

  private static List<List<Pack>> byPartition(List<Pack> packs) {
    List<List<Pack>> partitions = new ArrayList<>();
    int latest = -1;
    for (Pack pack : packs) {
      if (pack.partition() != latest) {
        partitions.add(new ArrayList<>());
        latest = pack.partition();
      }
      partitions.get(partitions.size() - 1).add(pack);
    }
    return partitions;
  }

  private void apply(PartitionOfPacks partition) {
    PlacedReactions reaction = partition.reaction();
    Pack pack = partition.pack();
    long target = reaction.target();
    boolean isNew =
        !reaction.identified() || counts.isNew(reaction.idHigh(), reaction.idLow(), target, ids);
    Outcome outcome = cap.apply(reaction, pack, !isNew);
    if (outcome == Outcome.COUNTED) {
      partition.targets().increment(target);
    } else if (outcome == Outcome.DISPLACED) {
      correct(pack, target, pack.emoji(target), 1);
      correct(pack, target, cap.displacedEmoji(), -1);
    }
    if (isNew && outcome != Outcome.COUNTED) {
      counts.addCapped();
    }
  }

  private void correct(Pack pack, long target, String emoji, long difference) {
    counts.correct(new WindowKey(pack.room(target), emoji, Pack.window(target)), difference);
  }
}
