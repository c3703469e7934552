package dev.emojistreaming.feed.counts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rooms in a bounded memory. For one thread at a time.
 *
 * <p>When it is full, the largest room loses its oldest windows: a flood of counts in a room takes
 * nothing of the others, and one room alone may have all memory. A flood of names would make the
 * rooms in use the largest ones, so rooms with few counts have at most a quarter of a full memory:
 * above it, the one of them without changes for the longest time is evicted.
 */
final class BoundedRooms {

  /** The memory of a room itself, as a number of counts. */
  private static final int OVERHEAD = 10;

  /** Share of the bound that a small room may have at most. */
  private static final int SMALL = 10_000;

  /** Share of the bound that all small rooms have when memory is full. */
  private static final int SHARE_OF_SMALL = 4;

  /** Share of the bound that is evicted at once, so that the largest room is searched rarely. */
  private static final int EVICTED_AT_ONCE = 1_000;

  private final int maxCounts;

  /** In the order of their latest counts, as the next one. */
  private final Map<String, RoomCounts> small = new LinkedHashMap<>();

  private final Map<String, RoomCounts> large = new LinkedHashMap<>();
  private final Set<String> changed = new LinkedHashSet<>();
  private int smallSize;
  private int size;
  private long evicted;

  BoundedRooms(int maxCounts) {
    this.maxCounts = maxCounts;
  }

  void clear() {
    small.clear();
    large.clear();
    changed.clear();
    smallSize = 0;
    size = 0;
  }

  Optional<RoomCounts> find(String room) {
    RoomCounts found = small.get(room);
    return Optional.ofNullable(found == null ? large.get(room) : found);
  }

  /** Makes a room, which may be a new one, the last in the order; {@link #update} must follow. */
  RoomCounts use(String name, Instant now) {
    @Nullable RoomCounts known = large.remove(name);
    if (known != null) {
      large.put(name, known);
      return known;
    }
    @Nullable RoomCounts room = small.remove(name);
    if (room == null) {
      room = new RoomCounts(now);
    }
    small.put(name, room);
    return room;
  }

  /**
   * Counts were added to a room.
   *
   * @param added how many
   * @param hasChanged whether clients must know
   */
  void update(String name, RoomCounts room, int added, boolean hasChanged) {
    size += added;
    if (hasChanged) {
      changed.add(name);
    }
    if (added > 0 && small.containsKey(name)) {
      smallSize += added;
      if (room.size() > maxCounts / SMALL) {
        small.remove(name);
        large.put(name, room);
        smallSize -= room.size();
      }
    }
    while (size + OVERHEAD * count() > maxCounts) {
      evict();
    }
  }

  private int count() {
    return small.size() + large.size();
  }

  private void evict() {
    if (large.isEmpty() || smallSize + OVERHEAD * small.size() > maxCounts / SHARE_OF_SMALL) {
      evict(small, small.entrySet().iterator().next());
    } else {
      shrinkLargest();
    }
  }

  private void evict(Map<String, RoomCounts> rooms, Map.Entry<String, RoomCounts> room) {
    String name = room.getKey();
    int counts = room.getValue().size();
    rooms.remove(name);
    if (rooms == small) {
      smallSize -= counts;
    }
    forgotten(name, counts);
    evicted += counts;
  }

  private void shrinkLargest() {
    Iterator<Map.Entry<String, RoomCounts>> rooms = large.entrySet().iterator();
    Map.Entry<String, RoomCounts> largest = rooms.next();
    while (rooms.hasNext()) {
      Map.Entry<String, RoomCounts> room = rooms.next();
      largest = room.getValue().size() > largest.getValue().size() ? room : largest;
    }
    int total = 0;
    int window;
    do {
      window = largest.getValue().forgetOldest();
      total += window;
    } while (window > 0 && total < maxCounts / EVICTED_AT_ONCE);
    if (total == 0) {
      evict(large, largest);
    } else {
      forgotten(largest.getKey(), total);
      evicted += total;
    }
  }

  private void forgotten(String name, int counts) {
    size -= counts;
    changed.add(name);
  }

  /** Removes the windows that start before a time, and rooms without any. */
  void forgetBefore(Instant oldest) {
    smallSize -= forgetBefore(small, oldest);
    int unused = forgetBefore(large, oldest);
  }

  private int forgetBefore(Map<String, RoomCounts> rooms, Instant oldest) {
    int total = 0;
    for (Map.Entry<String, RoomCounts> room : rooms.entrySet()) {
      int counts = room.getValue().forgetBefore(oldest);
      if (counts > 0) {
        forgotten(room.getKey(), counts);
        total += counts;
      }
    }
    rooms.values().removeIf(room -> room.size() == 0);
    return total;
  }

  /** Whether {@link #takeChanged} would return any. */
  boolean haveChanged() {
    return !changed.isEmpty();
  }

  /** The names of the rooms that have changed since the previous call; some may be gone. */
  List<String> takeChanged() {
    List<String> names = new ArrayList<>(changed);
    changed.clear();
    return names;
  }

  /** A room has changes that its clients do not know yet. */
  void changesLeft(String name) {
    changed.add(name);
  }

  Stream<Map.Entry<String, RoomCounts>> all() {
    return Stream.of(small, large).map(Map::entrySet).flatMap(Collection::stream);
  }

  /** The number of counts. */
  int size() {
    return size;
  }

  /** The number of counts that were evicted because there were too many. */
  long evicted() {
    return evicted;
  }
}
