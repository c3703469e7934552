package dev.emojistreaming.spark.pack;

import java.io.Serial;
import java.io.Serializable;
import java.util.stream.IntStream;
import org.apache.spark.unsafe.hash.Murmur3_x86_32;

/**
 * The division of reactions among shards, one in each of Spark's state partitions.
 *
 * <p>Spark places a key by its hash, so the keys 0 and 1 might share a partition and leave another
 * idle. The keys here are chosen so that each partition has exactly one.
 */
public final class Shards implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  /** The seed of Spark's {@code HashPartitioning}. */
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

  /** The shard of a hash, whose bits are uniformly distributed. */
  int of(long hash) {
    return (int) Long.remainderUnsigned(hash, keys.length);
  }

  /** The key of the shard that closes windows. */
  public int closing() {
    return keys[0];
  }
}
