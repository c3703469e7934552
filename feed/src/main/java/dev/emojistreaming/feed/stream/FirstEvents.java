package dev.emojistreaming.feed.stream;

import dev.emojistreaming.feed.FeedConfig;
import dev.emojistreaming.feed.counts.Position;
import dev.emojistreaming.feed.counts.RoomUpdate;
import dev.emojistreaming.feed.counts.Rooms;
import dev.emojistreaming.feed.source.SourceState;
import dev.emojistreaming.feed.stream.EventCache.Question;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

  private final Rooms rooms;
  private final SourceState source;
  private final FeedConfig config;
  private final Clock clock;
  private final EventSize size;
  private final EventCache cache = new EventCache();

  FirstEvents(Rooms rooms, SourceState source, FeedConfig config, Clock clock) {
    this.rooms = rooms;
    this.source = source;
    this.config = config;
    this.clock = clock;
    this.size = EventSize.of(config.clientBuffer().asLongValue());
  }

  /**
   * Returns the first event for a client.
   *
   * @param lastEventId id of the last event that the client has; empty for a new client
   */
  StreamEvent of(String room, String lastEventId) {
    return of(new Question(room, rooms.position(lastEventId)));
  }

  private StreamEvent of(Question question) {
    long tickNumber = rooms.tickNumber();
    @Nullable StreamEvent cached = cache.get(tickNumber, question);
    if (cached != null) {
      return cached;
    }
    StreamEvent event =
        question
            .since()
            .map(
                since ->
                    changes(question.room(), since)
                        .orElseGet(() -> of(new Question(question.room(), Optional.empty()))))
            .orElseGet(() -> snapshot(question.room()));
    cache.put(tickNumber, question, event);
    return event;
  }

  private Optional<StreamEvent> changes(String room, Position since) {
    Instant now = clock.instant();
    return rooms
        .since(room, since, now.minus(config.snapshot()), MAX_RESUMED, now)
        .filter(changes -> size.fits(room, changes))
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
        size.fit(
            rooms.snapshot(
                room, now.minus(config.snapshot()), config.top(), size.maxCounts(), now)),
        config.heartbeat(),
        source.freshness(),
        now);
  }
}
