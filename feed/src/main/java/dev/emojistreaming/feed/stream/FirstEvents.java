package dev.emojistreaming.feed.stream;

import dev.emojistreaming.feed.FeedConfig;
import dev.emojistreaming.feed.counts.Position;
import dev.emojistreaming.feed.counts.RoomUpdate;
import dev.emojistreaming.feed.counts.Rooms;
import dev.emojistreaming.feed.source.SourceState;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The first event of a stream: the changes since the client's last event id, or a snapshot. Clients
 * that connect between the same two ticks, to the same room and with the same position, share one
 * event: for a crowd that connects or reconnects at once, the event is written only once.
 *
 * <p>Invariant: with its first event and every later tick, a client has all counts. A client is
 * registered for ticks before its first event is made, so a change after that event is in the next
 * tick.
 */
@Singleton
class FirstEvents {

  /** Maximum number of counts in an event for a client that resumes; above it, a snapshot. */
  private static final int MAX_RESUMED = 5_000;

  private static final int MAX_CACHED = 1_000;

  private final Rooms rooms;
  private final SourceState source;
  private final FeedConfig config;
  private final Clock clock;
  private volatile TickCache latest = new TickCache(-1, Map.of());

  private record TickCache(long tickNumber, Map<Key, StreamEvent> events) {}

  private record Key(String room, String lastEventId) {}

  FirstEvents(Rooms rooms, SourceState source, FeedConfig config, Clock clock) {
    this.rooms = rooms;
    this.source = source;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Returns the first event for a client.
   *
   * @param lastEventId id of the last event that the client has; empty for a new client
   */
  StreamEvent of(String room, String lastEventId) {
    TickCache cache = currentCache();
    Key key = new Key(room, lastEventId);
    @Nullable StreamEvent cached = cache.events().get(key);
    if (cached != null) {
      return cached;
    }
    StreamEvent event =
        rooms
            .position(lastEventId)
            .flatMap(since -> changes(room, since))
            .orElseGet(() -> snapshot(room));
    if (cache.events().size() < MAX_CACHED) {
      cache.events().put(key, event);
    }
    return event;
  }

  private TickCache currentCache() {
    long tickNumber = rooms.tickNumber();
    TickCache cache = latest;
    if (cache.tickNumber() != tickNumber) {
      cache = new TickCache(tickNumber, new ConcurrentHashMap<>());
      latest = cache;
    }
    return cache;
  }

  private Optional<StreamEvent> changes(String room, Position since) {
    Instant now = clock.instant();
    return rooms
        .since(room, since, now.minus(config.snapshot()), MAX_RESUMED, now)
        .map(
            changes ->
                EventWriter.tick(
                    room,
                    changes.position().toString(),
                    new RoomUpdate(changes.reactions(), changes.counts(), List.of(), true),
                    source.freshness(),
                    now));
  }

  private StreamEvent snapshot(String room) {
    Instant now = clock.instant();
    return EventWriter.snapshot(
        rooms.snapshot(room, now.minus(config.snapshot()), config.top(), Integer.MAX_VALUE, now),
        source.freshness(),
        now);
  }
}
