package dev.emojistreaming.spark.count;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The ids of the shards that were counted in this process last, so that not every batch has to read
 * them from the state again.
 *
 * <p>The state is what holds; this is only a copy, and the tag, which changes with each batch,
 * tells whether it is a copy of this very state: after a failed or repeated task, or one that ran
 * elsewhere, it is not. Gone when memory gets short. Safe for use by many threads.
 */
final class IdCache {

  private static final Map<Place, SoftReference<Held>> HELD = new ConcurrentHashMap<>();

  private record Place(UUID query, int shard) {}

  private record Held(long tag, DedupWindow ids) {}

  private IdCache() {}

  /** Takes the ids out, if they are here as they were left with that tag. */
  static @Nullable DedupWindow take(UUID query, int shard, long tag) {
    SoftReference<Held> reference = HELD.remove(new Place(query, shard));
    Held held = reference == null ? null : reference.get();
    return held != null && held.tag == tag ? held.ids : null;
  }

  /** Leaves the ids for the next batch. */
  static void leave(UUID query, int shard, long tag, DedupWindow ids) {
    HELD.put(new Place(query, shard), new SoftReference<>(new Held(tag, ids)));
  }
}
