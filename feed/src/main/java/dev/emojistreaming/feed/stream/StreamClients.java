package dev.emojistreaming.feed.stream;

import dev.emojistreaming.feed.FeedConfig;
import dev.emojistreaming.service.connection.ConnectionLimits;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The fan-out: the connected clients by room and event loop. An event is written to all clients of
 * a loop in one task, and a client is used only on its loop. A client that does not keep up is
 * disconnected; it can reconnect with its last event id.
 */
@Singleton
class StreamClients {

  /** Why a client has no place. */
  static final String TOO_MANY = "there are too many streams";

  private static final Logger LOG = Logger.getLogger(StreamClients.class);

  /** A set is used only on its loop, the maps by all threads. */
  private final Map<String, Map<Context, Set<StreamClient>>> byRoom = new ConcurrentHashMap<>();

  private final AtomicInteger connected = new AtomicInteger();
  private final Counter dropped;
  private final Counter refused;
  private final Counter displaced;
  private final int clientBuffer;
  private final ClientLimit limit;

  StreamClients(FeedConfig config, ConnectionLimits connections, MeterRegistry registry) {
    limit = new ClientLimit(maxClients(config.maxClients(), connections.maxConnections()));
    clientBuffer = Math.toIntExact(config.clientBuffer().asLongValue());
    Gauge.builder("feed.clients", connected, AtomicInteger::get)
        .description("Clients connected to a stream")
        .register(registry);
    dropped =
        Counter.builder("feed.clients.dropped")
            .description("Clients disconnected because they did not keep up")
            .register(registry);
    refused =
        Counter.builder("feed.clients.refused")
            .description("Clients refused because FEED_MAX_CLIENTS was reached")
            .register(registry);
    displaced =
        Counter.builder("feed.clients.displaced")
            .description("Clients that lost their place to one of a network with fewer")
            .register(registry);
  }

  /** A tenth of the connections is left to queries: those of streams are never idle. */
  private static int maxClients(int configured, int maxConnections) {
    return Math.max(1, Math.min(configured, maxConnections - maxConnections / 10));
  }

  /**
   * Takes a place for a client, until its connection ends; on the client's event loop.
   *
   * @param loop context of the client's event loop
   * @return false if there are too many clients
   */
  boolean takePlace(String room, Context loop, ClientNetwork network, StreamClient client) {
    Optional<ClientLimit.Place> place =
        limit.take(
            network.name(), !network.hidden(), () -> loop.runOnContext(task -> displace(client)));
    if (place.isEmpty()) {
      refused.increment();
      return false;
    }
    client.onClose(
        () -> {
          limit.leave(place.get());
          remove(room, loop, client);
        });
    return true;
  }

  /** Registers a client that has a place for all further events; on the client's event loop. */
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
  }

  private void displace(StreamClient client) {
    if (!client.isClosed()) {
      displaced.increment();
      client.disconnect(TOO_MANY);
    }
  }

  private void remove(String room, Context loop, StreamClient client) {
    byRoom.computeIfPresent(
        room,
        (name, loops) -> {
          loops.computeIfPresent(
              loop,
              (context, clients) -> {
                if (clients.remove(client)) {
                  connected.decrementAndGet();
                }
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
    forEach(room, client -> client.send(event));
  }

  /**
   * Sends a heartbeat to all clients of a room, and ends the streams of those whose right to them
   * has ended; from any thread.
   */
  void sendHeartbeat(String room, StreamEvent event, Instant now) {
    forEach(
        room,
        client -> {
          if (now.isAfter(client.expires())) {
            client.expire();
          } else {
            client.sendHeartbeat(event);
          }
        });
  }

  private void forEach(String room, Consumer<StreamClient> sending) {
    byRoom
        .getOrDefault(room, Map.of())
        .forEach(
            (loop, clients) ->
                loop.runOnContext(
                    task -> {
                      // A copy, because disconnecting a client removes it from the set.
                      for (StreamClient client : clients.toArray(StreamClient[]::new)) {
                        if (!client.isClosed()) {
                          apply(sending, client);
                        }
                      }
                    }));
  }

  /** A client that missed an event has wrong counts, unless it connects again. */
  private void apply(Consumer<StreamClient> sending, StreamClient client) {
    try {
      sendOrDrop(client, sending);
    } catch (RuntimeException | Error e) {
      LOG.errorf("stream=error; the client is disconnected: %s", e);
      client.disconnect("an event could not be sent");
    }
  }

  private void sendOrDrop(StreamClient client, Consumer<StreamClient> sending) {
    if (client.isBehind()) {
      dropped.increment();
      client.disconnect("does not keep up");
    } else {
      sending.accept(client);
    }
  }
}
