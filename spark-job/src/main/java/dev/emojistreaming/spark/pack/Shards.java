package dev.emojistreaming.spark.pack;

import java.io.Serial;
import java.io.Serializable;
import java.util.stream.IntStream;
import org.apache.spark.unsafe.hash.Murmur3_x86_32;

/**
 * Who counts which reactions: one shard in each of Spark's partitions of state.
 *
 * <p>Spark places a key by its hash, so two shards numbered 0 and 1 may well share a partition and
 * leave another idle. The keys are chosen so that each has its own.
 */
public final class Shards implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  /** As {@code HashPartitioning} uses it. */
  private static final int SEED = 42;

  private final int[] keys;

  public Shards(int partitions) {
    keys = IntStream.range(0, partitions).map(p -> keyIn(p, partitions)).toArray();
  }

  private static int keyIn(int partition, int partitions) {
    return IntStream.iterate(0, key -> key + 1)
        .filter(key -> Math.floorMod(Murmur3_x86_32.hashInt(key, SEED), partitions) == partition)
        .findFirst()
        .orElseThrow();
  }

  int count() {
    return keys.length;
  }

  int key(int shard) {
    return keys[shard];
  }

  /** The shard of an id; its bits are as good as random. */
  int of(long idHigh) {
    return (int) Long.remainderUnsigned(idHigh, keys.length);
  }

  /** The key of the one that tells when windows end. */
  public int clock() {
    return keys[0];
  }
}
