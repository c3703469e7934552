package dev.emojistreaming.feed.stream;

import dev.emojistreaming.feed.FeedConfig;
import dev.emojistreaming.feed.counts.Rooms;
import dev.emojistreaming.feed.source.Freshness;
import dev.emojistreaming.feed.source.SourceState;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a client gets first: what changed since the id that it saw last, or all that it must know.
 * Those who come in the same turn, to the same room and with the same id, get the same bytes: a
 * crowd that comes at once, or comes back at once, costs no more than one of it.
 *
 * <p>Invariant: with its beginning and every tick from then on, a client has everything. It holds
 * as the client is among those who get ticks before its beginning is asked for: what changes after
 * the beginning was made, and before the turn ends, is in the tick that ends the turn.
 */
@Singleton
class Beginnings {

  private static final int MOST_KEPT = 1_000;

  private final Rooms rooms;
  private final SourceState source;
  private final FeedConfig config;
  private final Clock clock;
  private volatile Turn current = new Turn(-1, Map.of());

  private record Turn(long number, Map<Key, StreamEvent> events) {}

  private record Key(String room, String lastEventId) {}

  Beginnings(Rooms rooms, SourceState source, FeedConfig config, Clock clock) {
    this.rooms = rooms;
    this.source = source;
    this.config = config;
    this.clock = clock;
  }

  /**
   * The beginning of a client's stream.
   *
   * @param lastEventId empty when it has seen nothing yet
   */
  StreamEvent of(String room, String lastEventId) {
    Turn turn = turn();
    Key key = new Key(room, lastEventId);
    StreamEvent known = turn.events().get(key);
    if (known != null) {
      return known;
    }
    StreamEvent event = write(key);
    if (turn.events().size() < MOST_KEPT) {
      turn.events().put(key, event);
    }
    return event;
  }

  private Turn turn() {
    long number = rooms.turn();
    Turn turn = current;
    if (turn.number() != number) {
      turn = new Turn(number, new ConcurrentHashMap<>());
      current = turn;
    }
    return turn;
  }

  private StreamEvent write(Key key) {
    Freshness freshness = source.freshness();
    Instant now = clock.instant();
    return rooms
        .since(key.room(), key.lastEventId())
        .map(rest -> EventWriter.tick(key.room(), rest.position(), rest.counts(), freshness, now))
        .orElseGet(
            () ->
                EventWriter.snapshot(
                    rooms.snapshot(key.room(), now.minus(config.snapshot()), config.top()),
                    config.snapshot(),
                    freshness,
                    now));
  }
}
