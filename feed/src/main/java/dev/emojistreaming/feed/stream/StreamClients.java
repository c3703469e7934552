package dev.emojistreaming.feed.stream;

import dev.emojistreaming.feed.FeedConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The clients that stay connected, by room and event loop: an event is written to all of a loop's
 * clients in one turn of it, and each client is touched by its own loop only. One that does not
 * keep up is disconnected; it may come back with the id that it saw last.
 */
@Singleton
class StreamClients {

  /** A set is touched by its loop only; the maps by any thread. */
  private final Map<String, Map<Context, Set<StreamClient>>> byRoom = new ConcurrentHashMap<>();

  private final AtomicInteger connected = new AtomicInteger();
  private final Counter dropped;
  private final int clientBuffer;

  StreamClients(FeedConfig config, MeterRegistry registry) {
    clientBuffer = config.clientBuffer();
    Gauge.builder("feed.clients", connected, AtomicInteger::get)
        .description("Clients that are connected to a stream")
        .register(registry);
    dropped =
        Counter.builder("feed.clients.dropped")
            .description("Clients that were disconnected as they did not keep up")
            .register(registry);
  }

  /**
   * Takes a client in, on its own event loop.
   *
   * @param loop the loop's own context, on which the client will get every event from now on
   */
  void add(String room, Context loop, StreamClient client) {
    client.bound(clientBuffer);
    byRoom.compute(
        room,
        (name, known) -> {
          Map<Context, Set<StreamClient>> loops = known == null ? new ConcurrentHashMap<>() : known;
          loops.computeIfAbsent(loop, context -> new HashSet<>()).add(client);
          return loops;
        });
    connected.incrementAndGet();
    client.onClose(() -> remove(room, loop, client));
  }

  private void remove(String room, Context loop, StreamClient client) {
    connected.decrementAndGet();
    byRoom.computeIfPresent(
        room,
        (name, loops) -> {
          loops.computeIfPresent(
              loop,
              (context, clients) -> {
                clients.remove(client);
                return clients.isEmpty() ? null : clients;
              });
          return loops.isEmpty() ? null : loops;
        });
  }

  /** The rooms that somebody listens to. */
  Set<String> rooms() {
    return Set.copyOf(byRoom.keySet());
  }

  /** Sends an event to all of a room; from any thread. */
  void send(String room, StreamEvent event) {
    forEach(room, client -> send(client, event));
  }

  /** Sends everybody what keeps connections from being silent; from any thread. */
  void sendHeartbeats() {
    byRoom.keySet().forEach(room -> forEach(room, StreamClient::sendHeartbeat));
  }

  private void forEach(String room, Consumer<StreamClient> action) {
    byRoom
        .getOrDefault(room, Map.of())
        .forEach(
            (loop, clients) ->
                loop.runOnContext(
                    turn -> {
                      // A copy, as those that are disconnected leave at once.
                      for (StreamClient client : clients.toArray(StreamClient[]::new)) {
                        if (!client.isClosed()) {
                          action.accept(client);
                        }
                      }
                    }));
  }

  private void send(StreamClient client, StreamEvent event) {
    if (client.isBehind()) {
      dropped.increment();
      client.disconnect();
    } else {
      client.send(event);
    }
  }
}
