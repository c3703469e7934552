package dev.emojistreaming.feed.stream;

import dev.emojistreaming.feed.FeedConfig;
import dev.emojistreaming.feed.counts.Changes;
import dev.emojistreaming.feed.counts.RoomUpdate;
import dev.emojistreaming.feed.counts.Rooms;
import dev.emojistreaming.feed.source.Freshness;
import dev.emojistreaming.feed.source.SourceState;
import dev.emojistreaming.service.thread.PeriodicTask;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends the changes since the last tick, one event for each room with clients, written once; and in
 * a pause between ticks, heartbeats, so that no connection is silent for much longer than {@link
 * FeedConfig#heartbeat()}. When the topic has been read from the beginning again, all clients get a
 * snapshot.
 */
@Singleton
class Ticker {

  private final Rooms rooms;
  private final StreamClients clients;
  private final FirstEvents firstEvents;
  private final AheadClients aheadClients;
  private final SourceState source;
  private final FeedConfig config;
  private final Clock clock;
  private final Counter ticks;
  private final TickSchedule schedule;
  private final PeriodicTask task =
      new PeriodicTask("ticker", TickSchedule.COALESCE_FOR.dividedBy(2), this::run);
  private Freshness last = Freshness.REBUILDING;
  private long lastHeartbeats = System.nanoTime();
  private long beginning;

  Ticker(
      Rooms rooms,
      StreamClients clients,
      FirstEvents firstEvents,
      AheadClients aheadClients,
      SourceState source,
      FeedConfig config,
      Clock clock,
      MeterRegistry registry) {
    this.rooms = rooms;
    this.clients = clients;
    this.firstEvents = firstEvents;
    this.aheadClients = aheadClients;
    this.source = source;
    this.config = config;
    this.clock = clock;
    this.schedule = new TickSchedule(config.tick(), System.nanoTime());
    this.ticks =
        Counter.builder("feed.ticks").description("Ticks sent to all clients").register(registry);
  }

  void start(@Observes StartupEvent event) {
    task.start();
  }

  void stop(@Observes ShutdownEvent event) {
    task.close();
  }

  private void run() {
    long now = System.nanoTime();
    // Before a tick: while ticks take longer than their interval, there is no pause after one.
    if (now - lastHeartbeats >= config.heartbeat().toNanos() && schedule.isPause(now)) {
      lastHeartbeats = now;
      sendHeartbeats();
    }
    tickWhenDue(now);
  }

  private void tickWhenDue(long now) {
    Freshness freshness = source.freshness();
    boolean freshnessChanged = freshness != last;
    boolean haveChanged = rooms.haveChanged(clock.instant());
    boolean hasBegun = source.hasCounts() && rooms.beginning() != beginning;
    if (schedule.isDue(freshnessChanged || haveChanged || hasBegun, now)) {
      last = freshness;
      tick(freshness, freshnessChanged);
    }
    aheadClients.release();
  }

  private void tick(Freshness freshness, boolean freshnessChanged) {
    ticks.increment();
    Instant now = clock.instant();
    Changes changes = rooms.takeChanges(now);
    if (!source.hasCounts()) {
      if (freshnessChanged) {
        sendToAll(room -> EventWriter.status(room, freshness, now));
      }
    } else if (changes.beginning() != beginning) {
      beginning = changes.beginning();
      sendToAll(room -> firstEvents.of(room, ""));
    } else {
      send(changes, freshness, freshnessChanged, now);
    }
  }

  private void sendToAll(Function<String, StreamEvent> event) {
    clients.rooms().forEach(room -> clients.send(room, event.apply(room)));
  }

  private void send(Changes changes, Freshness freshness, boolean freshnessChanged, Instant now) {
    for (String room : clients.rooms()) {
      @Nullable RoomUpdate update = changes.byRoom().get(room);
      if (update == null && freshnessChanged) {
        update = new RoomUpdate(rooms.reactions(room), List.of(), List.of(), true);
      }
      if (update != null) {
        String id = update.isComplete() ? changes.position().toString() : "";
        clients.send(room, EventWriter.tick(room, id, update, freshness, now));
      }
    }
  }

  /** To every client, so that each knows within two intervals that its connection has failed. */
  private void sendHeartbeats() {
    Instant now = clock.instant();
    for (String room : clients.rooms()) {
      clients.sendHeartbeat(room, EventWriter.heartbeat(room, config.heartbeat(), last, now), now);
    }
  }
}
