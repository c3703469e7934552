package dev.emojistreaming.feed.counts;

import static java.util.Comparator.comparing;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.contract.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The counts of all rooms, from the records of the topic. A count replaces a smaller one with the
 * same key, in whatever order they arrive.
 *
 * <p>Windows older than the retention are removed. If there are more counts than allowed, the room
 * without changes for the longest time is evicted, so that a flood of names evicts its own rooms
 * and not those in use; if there is only one room, its oldest windows are.
 *
 * <p>Safe for use by many threads.
 */
public final class Rooms {

  private static final Duration RATE_SPAN = Duration.ofSeconds(10);
  private static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(1);
  private static final Duration REMOVAL_INTERVAL = Duration.ofSeconds(10);

  /** The memory of a room itself, as a number of counts. */
  private static final int ROOM_OVERHEAD = 10;

  private final Duration retention;
  private final int maxCounts;

  /** In the order of their latest counts. */
  private final Map<String, RoomCounts> rooms = new LinkedHashMap<>();

  private final Set<String> changed = new LinkedHashSet<>();
  private Position start;
  private Position position;
  private long tickNumber;
  private Instant lastRemoval = Instant.MIN;
  private int size;
  private long evicted;
  private List<RoomRate> rates = List.of();
  private long ratesTick = -1;

  /**
   * Without any rooms.
   *
   * @param maxCounts maximum number of counts, about 125 bytes each; a room counts as ten
   */
  public Rooms(Duration retention, int maxCounts) {
    this.retention = retention;
    this.maxCounts = maxCounts;
    start = Position.of();
    position = start;
  }

  /** Removes all rooms; reading starts at a position. */
  public synchronized void begin(Position from) {
    start = from;
    position = from;
    rooms.clear();
    changed.clear();
    size = 0;
    tickNumber++;
  }

  /** Applies one record of the topic. */
  public synchronized void apply(EmojiCount count, int partition, long offset, Instant now) {
    position = position.after(partition, offset);
    if (count.windowStart().isBefore(now.minus(retention))
        || count.windowStart().isAfter(now.plus(MAX_CLOCK_SKEW))) {
      return;
    }
    // Removing and adding the room makes it the last in the order.
    RoomCounts known = rooms.remove(count.room());
    RoomCounts room = known == null ? new RoomCounts() : known;
    rooms.put(count.room(), room);
    int before = room.size();
    if (room.apply(count, partition, offset)) {
      changed.add(count.room());
    }
    size += room.size() - before;
    keepWithinBounds();
  }

  /** Moves the position past a record that is not a count. */
  public synchronized void skip(int partition, long offset) {
    position = position.after(partition, offset);
  }

  private void keepWithinBounds() {
    while (size + ROOM_OVERHEAD * rooms.size() > maxCounts) {
      Map.Entry<String, RoomCounts> quietest = rooms.entrySet().iterator().next();
      int forgotten = rooms.size() == 1 ? quietest.getValue().forgetOldest() : 0;
      if (forgotten == 0) {
        rooms.remove(quietest.getKey());
        changed.remove(quietest.getKey());
        forgotten = quietest.getValue().size();
      }
      size -= forgotten;
      evicted += forgotten;
    }
  }

  /** Whether {@link #takeChanges} would return any. */
  public synchronized boolean haveChanged() {
    return !changed.isEmpty();
  }

  /** The changes since the previous call; also removes windows older than the retention. */
  public synchronized Changes takeChanges(Instant now) {
    tickNumber++;
    if (lastRemoval.isBefore(now.minus(REMOVAL_INTERVAL))) {
      lastRemoval = now;
      forgetBefore(now.minus(retention));
    }
    Map<String, List<WindowCount>> byRoom = new LinkedHashMap<>();
    for (String name : changed) {
      find(name).ifPresent(room -> byRoom.put(name, room.takeChanges()));
    }
    changed.clear();
    return new Changes(position, byRoom);
  }

  private void forgetBefore(Instant oldest) {
    rooms
        .values()
        .removeIf(
            room -> {
              size -= room.forgetBefore(oldest);
              return room.size() == 0;
            });
  }

  /**
   * A number that increases with every {@link #takeChanges}. A result may be cached until it
   * increases: later changes are part of the next {@link Changes}.
   */
  public synchronized long tickNumber() {
    return tickNumber;
  }

  /**
   * The current state of a room; empty if it has no reactions.
   *
   * @param from earliest start of its windows
   * @param top maximum number of emojis in the list of the most frequent
   */
  public synchronized RoomSnapshot snapshot(String room, Instant from, int top) {
    RoomCounts counts = find(room).orElseGet(RoomCounts::new);
    return new RoomSnapshot(
        room, position, counts.reactions(), counts.top(top), counts.between(from, Instant.MAX));
  }

  /**
   * The changes of a room after a position.
   *
   * @param id the position as text
   * @return empty if it is not a position in this topic, or lies before the one where reading
   *     started
   */
  public synchronized Optional<Resumption> since(String room, String id) {
    return Position.parse(id, position.partitions())
        .filter(since -> since.isAtOrAfter(start))
        .map(
            since ->
                new Resumption(
                    position, find(room).map(counts -> counts.since(since)).orElse(List.of())));
  }

  /**
   * The missing part of an interrupted stream.
   *
   * @param counts each once, with its newest value
   */
  public record Resumption(Position position, List<WindowCount> counts) {}

  /** The counts of a room's windows that start in {@code [from, to)}. */
  public synchronized List<WindowCount> between(String room, Instant from, Instant to) {
    return find(room).map(counts -> counts.between(from, to)).orElse(List.of());
  }

  /**
   * The rooms that have counts, the busiest first; computed once per tick. Windows that are still
   * growing are left out.
   */
  public synchronized List<RoomRate> rates(Instant now) {
    if (ratesTick != tickNumber) {
      ratesTick = tickNumber;
      Instant to = now.minus(Window.GROWING);
      Instant from = to.minus(RATE_SPAN);
      rates =
          rooms.entrySet().stream()
              .map(room -> rate(room.getKey(), room.getValue().between(from, to)))
              .sorted(comparing(RoomRate::perSecond).reversed().thenComparing(RoomRate::room))
              .toList();
    }
    return rates;
  }

  private static RoomRate rate(String room, List<WindowCount> counts) {
    long reactions = counts.stream().mapToLong(WindowCount::reactions).sum();
    return new RoomRate(room, reactions / (double) RATE_SPAN.toSeconds());
  }

  /** The number of counts in memory. */
  public synchronized int size() {
    return size;
  }

  /** The number of counts that were evicted because there were too many. */
  public synchronized long evicted() {
    return evicted;
  }

  private Optional<RoomCounts> find(String room) {
    return Optional.ofNullable(rooms.get(room));
  }
}
