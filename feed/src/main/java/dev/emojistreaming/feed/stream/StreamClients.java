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
 * The fan-out: the connected clients by room and event loop. An event is written to all clients of
 * a loop in one task, and a client is used only on its loop. A client that does not keep up is
 * disconnected; it can reconnect with its last event id.
 */
@Singleton
class StreamClients {

  /** A set is used only on its loop, the maps by all threads. */
  private final Map<String, Map<Context, Set<StreamClient>>> byRoom = new ConcurrentHashMap<>();

  private final AtomicInteger connected = new AtomicInteger();
  private final Counter dropped;
  private final int clientBuffer;

  StreamClients(FeedConfig config, MeterRegistry registry) {
    clientBuffer = Math.toIntExact(config.clientBuffer().asLongValue());
    Gauge.builder("feed.clients", connected, AtomicInteger::get)
        .description("Clients connected to a stream")
        .register(registry);
    dropped =
        Counter.builder("feed.clients.dropped")
            .description("Clients disconnected because they did not keep up")
            .register(registry);
  }

  /**
   * Registers a client for all further events; on the client's event loop.
   *
   * @param loop context of the client's event loop
   */
  void add(String room, Context loop, StreamClient client) {
    client.limitWriteQueue(clientBuffer);
    byRoom.compute(
        room,
        (name, existing) -> {
          Map<Context, Set<StreamClient>> loops =
              existing == null ? new ConcurrentHashMap<>() : existing;
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

  /** The rooms with at least one client. */
  Set<String> rooms() {
    return Set.copyOf(byRoom.keySet());
  }

  /** Sends an event to all clients of a room; from any thread. */
  void send(String room, StreamEvent event) {
    forEach(room, client -> send(client, event));
  }

  /** Sends a heartbeat to all clients; from any thread. */
  void sendHeartbeats() {
    byRoom.keySet().forEach(room -> forEach(room, StreamClient::sendHeartbeat));
  }

  private void forEach(String room, Consumer<StreamClient> action) {
    byRoom
        .getOrDefault(room, Map.of())
        .forEach(
            (loop, clients) ->
                loop.runOnContext(
                    task -> {
                      // A copy, because disconnecting a client removes it from the set.
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
      client.disconnect("does not keep up");
    } else {
      client.send(event);
    }
  }
}
