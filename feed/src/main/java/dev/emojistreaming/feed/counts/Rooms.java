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
 * All rooms, from what has been read of the topic: a count of a key replaces a smaller one, in
 * whatever order they come. Windows are forgotten when they are older than the retention; when
 * there are more counts than allowed, the room that has been quiet longest is forgotten, so that a
 * flood of names drives out itself and not the rooms that people are in; of a room that is alone,
 * the oldest windows.
 *
 * <p>For any thread.
 */
public final class Rooms {

  private static final Duration RATE_SPAN = Duration.ofSeconds(10);
  private static final Duration CLOCKS_APART = Duration.ofMinutes(1);
  private static final Duration BETWEEN_CLEARINGS = Duration.ofSeconds(10);

  /** What a room takes beside its counts, measured in counts. */
  private static final int COUNTS_OF_A_ROOM = 10;

  private final Duration retention;
  private final int maxCounts;

  /** The one that changed last is the last. */
  private final Map<String, RoomCounts> rooms = new LinkedHashMap<>();

  private final Set<String> changed = new LinkedHashSet<>();
  private Position start;
  private Position position;
  private long turn;
  private Instant cleared = Instant.MIN;
  private int size;
  private long evicted;
  private List<RoomRate> rates = List.of();
  private long ratesTurn = -1;

  /**
   * Makes it empty.
   *
   * @param maxCounts most counts in memory, some 125 bytes each; a room itself takes as much as ten
   */
  public Rooms(Duration retention, int maxCounts) {
    this.retention = retention;
    this.maxCounts = maxCounts;
    start = Position.of();
    position = start;
  }

  /** Begins anew: forgets everything and says where in the topic reading begins. */
  public synchronized void begin(Position from) {
    start = from;
    position = from;
    rooms.clear();
    changed.clear();
    size = 0;
    turn++;
  }

  /** Takes one record of the topic. */
  public synchronized void apply(EmojiCount count, int partition, long offset, Instant now) {
    position = position.after(partition, offset);
    if (count.windowStart().isBefore(now.minus(retention))
        || count.windowStart().isAfter(now.plus(CLOCKS_APART))) {
      return;
    }
    // Taken out and put back, it is the last.
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

  /** Takes a record that is no count. */
  public synchronized void skip(int partition, long offset) {
    position = position.after(partition, offset);
  }

  private void keepWithinBounds() {
    while (size + COUNTS_OF_A_ROOM * rooms.size() > maxCounts) {
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

  /** Whether {@link #takeChanges} would give any. */
  public synchronized boolean haveChanged() {
    return !changed.isEmpty();
  }

  /** What changed since this was last asked; forgets what has become too old. */
  public synchronized Changes takeChanges(Instant now) {
    turn++;
    if (cleared.isBefore(now.minus(BETWEEN_CLEARINGS))) {
      cleared = now;
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
   * Grows with every {@link #takeChanges}: what is asked twice in the same turn, and changed
   * meanwhile, is in the changes that are taken next.
   */
  public synchronized long turn() {
    return turn;
  }

  /**
   * A room as it is now; one that nobody reacted in is empty.
   *
   * @param from where its windows begin
   * @param top most emojis in the list of the most frequent
   */
  public synchronized RoomSnapshot snapshot(String room, Instant from, int top) {
    RoomCounts counts = find(room).orElseGet(RoomCounts::new);
    return new RoomSnapshot(
        room, position, counts.reactions(), counts.top(top), counts.between(from, Instant.MAX));
  }

  /**
   * What changed in a room after a position.
   *
   * @return empty when that is before where reading began, or in another topic
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
   * The rest of a stream that was interrupted.
   *
   * @param counts each once, with its newest value
   */
  public record Resumption(Position position, List<WindowCount> counts) {}

  /** The counts of a room's windows that start at a time or later and before another. */
  public synchronized List<WindowCount> between(String room, Instant from, Instant to) {
    return find(room).map(counts -> counts.between(from, to)).orElse(List.of());
  }

  /**
   * The rooms that have counts, the busiest first; computed once a turn. Windows that are still
   * growing are left out.
   */
  public synchronized List<RoomRate> rates(Instant now) {
    if (ratesTurn != turn) {
      ratesTurn = turn;
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

  /** How many counts are in memory. */
  public synchronized int size() {
    return size;
  }

  /** How many counts were forgotten for want of room. */
  public synchronized long evicted() {
    return evicted;
  }

  private Optional<RoomCounts> find(String room) {
    return Optional.ofNullable(rooms.get(room));
  }
}
