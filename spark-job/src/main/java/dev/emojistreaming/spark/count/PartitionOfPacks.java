package dev.emojistreaming.spark.count;

import dev.emojistreaming.spark.pack.Pack;
import dev.emojistreaming.spark.pack.PlacedReactions;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the reactions of a partition, and adds the counts of each pack when it has ended.
 * Partitions are ordered by the places of their present reactions. For one thread.
 */
final class PartitionOfPacks implements Comparable<PartitionOfPacks> {

  private final Iterator<Pack> packs;
  private final ShardCounts counts;
  private @Nullable Pack pack;
  private @Nullable PlacedReactions reaction;
  private TargetCounts targets = new TargetCounts();

  PartitionOfPacks(Iterator<Pack> packs, ShardCounts counts) {
    this.packs = packs;
    this.counts = counts;
  }

  /** Moves on to the next reaction; false if there is none. */
  boolean next() {
    while (reaction == null || !reaction.next()) {
      if (pack != null) {
        counts.add(pack, targets);
      }
      if (!packs.hasNext()) {
        return false;
      }
      Pack following = packs.next();
      pack = following;
      reaction = new PlacedReactions(following);
      targets = new TargetCounts();
    }
    return true;
  }

  Pack pack() {
    return Objects.requireNonNull(pack);
  }

  PlacedReactions reaction() {
    return Objects.requireNonNull(reaction);
  }

  /** The counts of the present pack. */
  TargetCounts targets() {
    return targets;
  }

  /** Within a partition the offsets decide, so two partitions are never equal. */
  @Override
  public int compareTo(PartitionOfPacks other) {
    return Long.compare(reaction().place(), other.reaction().place());
  }
}
