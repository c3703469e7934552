package dev.emojistreaming.feed.stream;

import dev.emojistreaming.feed.FeedConfig;
import dev.emojistreaming.feed.counts.Changes;
import dev.emojistreaming.feed.counts.Position;
import dev.emojistreaming.feed.counts.Rooms;
import dev.emojistreaming.feed.counts.WindowCount;
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

/**
 * Sends the changes since the last tick, one event for each room with clients, written once; and
 * heartbeats, so that no connection is silent for longer than {@link FeedConfig#heartbeat()}.
 */
@Singleton
class Ticker {

  private final Rooms rooms;
  private final StreamClients clients;
  private final SourceState source;
  private final FeedConfig config;
  private final Clock clock;
  private final Counter ticks;
  private final TickSchedule schedule;
  private final PeriodicTask task =
      new PeriodicTask("ticker", TickSchedule.COALESCE_FOR.dividedBy(2), this::run);
  private Freshness last = Freshness.REBUILDING;
  private long lastHeartbeats = System.nanoTime();
  private Position sent = Position.of();

  Ticker(
      Rooms rooms,
      StreamClients clients,
      SourceState source,
      FeedConfig config,
      Clock clock,
      MeterRegistry registry) {
    this.rooms = rooms;
    this.clients = clients;
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
    if (now - lastHeartbeats >= config.heartbeat().toNanos()) {
      lastHeartbeats = now;
      sendHeartbeats();
    }
    tickWhenDue(now);
  }

  private void tickWhenDue(long now) {
    Freshness freshness = source.freshness();
    boolean freshnessChanged = freshness != last;
    if (schedule.isDue(freshnessChanged || rooms.haveChanged(), now)) {
      last = freshness;
      tick(freshness, freshnessChanged);
    }
  }

  private void tick(Freshness freshness, boolean freshnessChanged) {
    ticks.increment();
    Instant now = clock.instant();
    Changes changes = rooms.takeChanges(now);
    sent = changes.position();
    for (String room : clients.rooms()) {
      List<WindowCount> counts = changes.byRoom().getOrDefault(room, List.of());
      if (freshnessChanged || !counts.isEmpty()) {
        clients.send(room, EventWriter.tick(room, changes.position(), counts, freshness, now));
      }
    }
  }

  /** To every client, so that each knows within two intervals that its connection has failed. */
  private void sendHeartbeats() {
    Instant now = clock.instant();
    for (String room : clients.rooms()) {
      clients.sendHeartbeat(
          room, EventWriter.heartbeat(room, sent, config.heartbeat(), last, now));
    }
  }
}
