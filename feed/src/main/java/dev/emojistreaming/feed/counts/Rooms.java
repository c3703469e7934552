package dev.emojistreaming.feed.counts;

import static java.util.Comparator.comparing;

import dev.emojistreaming.contract.EmojiCount;
import dev.emojistreaming.contract.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The counts of all rooms, from the records of the topic. A count replaces a smaller one with the
 * same key, in whatever order they arrive; a final count replaces a larger one that came before it.
 * Windows older than the retention are removed; {@link BoundedRooms} has the rule for too many
 * counts, {@link CountedWindow} the one for too many emojis.
 *
 * <p>Safe for use by many threads: the lock is fair and never held for long, so that no question
 * delays a tick. The event loops need it only for the first event of a stream; what they read for
 * every request is volatile.
 */
public final class Rooms {

  private static final Duration RATE_SPAN = Duration.ofSeconds(10);
  private static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(1);
  private static final Duration REMOVAL_INTERVAL = Duration.ofSeconds(10);

  /** Maximum number of counts that are visited at once. */
  private static final int VISITED_AT_ONCE = 5_000;

  private final Duration retention;
  private final BoundedRooms rooms;
  private final ReentrantLock lock = new ReentrantLock(true);

  // Written with the lock.
  private volatile Position start;
  private volatile Position position;
  private final AtomicLong tickNumber = new AtomicLong();
  private final AtomicLong beginnings = new AtomicLong();

  private Instant lastRemoval = Instant.MIN;

  /**
   * Without any rooms.
   *
   * @param maxCounts maximum number of counts, about 125 bytes each; a room counts as ten
   */
  public Rooms(Duration retention, int maxCounts) {
    this.retention = retention;
    rooms = new BoundedRooms(maxCounts);
    start = Position.of("none");
    position = start;
  }

  private <T> T locked(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  /** Removes all rooms; reading starts at a position. */
  public void begin(Position from) {
    lock.lock();
    try {
      start = from;
      position = from;
      rooms.clear();
      tickNumber.incrementAndGet();
      beginnings.incrementAndGet();
    } finally {
      lock.unlock();
    }
  }

  /** The number of times that reading has begun. */
  public long beginning() {
    return beginnings.get();
  }

  /** Applies one record of the topic. */
  public void apply(EmojiCount count, int partition, long offset, Instant now) {
    lock.lock();
    try {
      position = position.after(partition, offset);
      if (count.windowStart().isBefore(now.minus(retention))
          || count.windowStart().isAfter(now.plus(MAX_CLOCK_SKEW))) {
        return;
      }
      RoomCounts room = rooms.use(count.room(), now);
      int before = room.size();
      boolean hasGrown = room.apply(count, partition, offset);
      rooms.update(count.room(), room, room.size() - before, hasGrown);
    } finally {
      lock.unlock();
    }
  }

  /** Moves the position past a record that is not a count. */
  public void skip(int partition, long offset) {
    lock.lock();
    try {
      position = position.after(partition, offset);
    } finally {
      lock.unlock();
    }
  }

  /** Removes windows older than the retention; whether {@link #takeChanges} would return any. */
  public boolean haveChanged(Instant now) {
    return locked(
        () -> {
          removeOld(now);
          return rooms.haveChanged();
        });
  }

  private void removeOld(Instant now) {
    if (lastRemoval.isBefore(now.minus(REMOVAL_INTERVAL))) {
      lastRemoval = now;
      rooms.forgetBefore(now.minus(retention));
    }
  }

  /** The changes since the previous call; also removes windows older than the retention. */
  public Changes takeChanges(Instant now) {
    return locked(
        () -> {
          tickNumber.incrementAndGet();
          removeOld(now);
          Map<String, RoomUpdate> byRoom = new LinkedHashMap<>();
          for (String name : rooms.takeChanged()) {
            RoomUpdate update =
                rooms.find(name).map(room -> room.takeChanges(now)).orElse(RoomUpdate.EMPTY);
            byRoom.put(name, update);
            if (!update.isComplete()) {
              rooms.changesLeft(name);
            }
          }
          return new Changes(beginnings.get(), position, byRoom);
        });
  }

  /**
   * A number that increases with every {@link #takeChanges}. A result may be cached until it
   * increases: later changes are part of the next {@link Changes}.
   */
  public long tickNumber() {
    return tickNumber.get();
  }

  /**
   * The current state of a room; empty if it has no reactions.
   *
   * @param from earliest start of its windows
   * @param top maximum number of emojis in the list of the most frequent
   * @param max maximum number of counts in its windows; older windows are left out
   */
  public RoomSnapshot snapshot(String room, Instant from, int top, int max, Instant now) {
    return locked(
        () ->
            rooms
                .find(room)
                .orElseGet(() -> new RoomCounts(now))
                .snapshot(room, position, from, top, max, now));
  }

  /**
   * Reads the id of an event.
   *
   * @return empty if it is not a position in this topic, or lies before the one where reading
   *     started
   */
  public Optional<Position> position(String id) {
    Position beginning = start;
    return position
        .parse(id)
        .filter(since -> since.isInTopicOf(beginning) && since.isAtOrAfter(beginning));
  }

  /** How far the topic has been read. */
  public Position position() {
    return position;
  }

  /**
   * The changes of a room after a position of {@link #position(String)}.
   *
   * @param from earliest start of the windows
   * @param max maximum number of counts
   * @return empty if a snapshot is the better answer: the changes are more, or older, or not all
   *     emojis are named; or if the position has not been reached, or the topic is another one
   */
  public Optional<Resumption> since(
      String room, Position since, Instant from, int max, Instant now) {
    return locked(
        () ->
            position.isInTopicOf(since) && position.isAtOrAfter(since)
                ? rooms
                    .find(room)
                    .map(counts -> counts.since(since, from, max, now))
                    .orElse(Optional.of(List.of()))
                    .map(counts -> new Resumption(position, reactions(room), counts))
                : Optional.empty());
  }

  /**
   * The missing part of an interrupted stream.
   *
   * @param reactions number of reactions in all windows in memory
   * @param counts each once, with its newest value
   */
  public record Resumption(Position position, long reactions, List<WindowCount> counts) {}

  /** The number of reactions in all windows of a room in memory. */
  public long reactions(String room) {
    return locked(() -> rooms.find(room).map(RoomCounts::reactions).orElse(0L));
  }

  /** The number of reactions in windows of a room that start in {@code [from, to)}. */
  public long reactions(String room, Instant from, Instant to) {
    return locked(() -> rooms.find(room).map(counts -> counts.reactions(from, to)).orElse(0L));
  }

  /** The most frequent emojis of all windows of a room in memory. */
  public List<EmojiTotal> top(String room, int max) {
    return locked(() -> rooms.find(room).map(counts -> counts.top(max)).orElse(List.of()));
  }

  /** The totals of a room's windows, the oldest first. */
  public List<WindowTotal> totals(String room) {
    return locked(() -> rooms.find(room).map(RoomCounts::totals).orElse(List.of()));
  }

  /**
   * A room's windows that start in {@code [from, to)}. The visitor is called while other threads
   * wait, so it must be fast; between windows they may go on.
   */
  public CountSource between(String room, Instant from, Instant to, Instant now) {
    return visitor -> {
      Instant next = from;
      while (next.isBefore(to)) {
        Instant current = next;
        next =
            locked(
                () ->
                    rooms
                        .find(room)
                        .map(counts -> counts.visit(current, to, VISITED_AT_ONCE, visitor, now))
                        .orElse(to));
      }
    };
  }

  /** The rooms that have counts, the busiest first. Windows that are still growing are left out. */
  public List<RoomRate> rates(Instant now) {
    Instant to = now.minus(Window.GROWING);
    Instant from = to.minus(RATE_SPAN);
    return locked(
            () ->
                rooms
                    .all()
                    .map(room -> rate(room.getKey(), room.getValue().reactions(from, to)))
                    .toList())
        .stream()
        .sorted(comparing(RoomRate::perSecond).reversed().thenComparing(RoomRate::room))
        .toList();
  }

  private static RoomRate rate(String room, long reactions) {
    return new RoomRate(room, reactions / (double) RATE_SPAN.toSeconds());
  }

  /** The number of counts in memory. */
  public int size() {
    return locked(rooms::size);
  }

  /** The number of counts that were evicted because there were too many. */
  public long evicted() {
    return locked(rooms::evicted);
  }
}
