package dev.emojistreaming.spark.count;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Caches what the shards that this process counted last have in memory, so that a batch need not
 * read it from the state again.
 *
 * <p>The state is authoritative. Its tag changes with each batch, and a cached copy is used only if
 * it has the tag of the state. After a task that failed, was repeated or ran in another process,
 * the tags differ. The garbage collector may evict a copy when memory is short. Safe for use by
 * many threads.
 */
final class ShardCache {

  private static final Map<Key, SoftReference<Entry>> CACHED = new ConcurrentHashMap<>();

  private record Key(UUID query, int shard) {}

  private record Entry(long tag, ShardMemory memory) {}

  private ShardCache() {}

  /** Removes and returns the shard's copy; null unless it has this tag. */
  static @Nullable ShardMemory take(UUID query, int shard, long tag) {
    SoftReference<Entry> reference = CACHED.remove(new Key(query, shard));
    Entry entry = reference == null ? null : reference.get();
    return entry != null && entry.tag == tag ? entry.memory : null;
  }

  /** Caches the shard's copy for the next batch. */
  static void put(UUID query, int shard, long tag, ShardMemory memory) {
    CACHED.put(new Key(query, shard), new SoftReference<>(new Entry(tag, memory)));
  }
}
