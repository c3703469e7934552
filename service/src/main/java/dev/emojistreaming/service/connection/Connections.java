package dev.emojistreaming.service.connection;

import io.netty.channel.EventLoop;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;

/**
 * The connections of one server, by the clients' addresses.
 *
 * <p>When something is exhausted, the address that holds most of it loses first: of the connections
 * the one that has been idle for longest, of the bodies the slowest one, of the unread answers the
 * largest. As long as nothing is exhausted one address may hold all of it, because proxies and
 * stadiums share one. Thread-safe.
 */
final class Connections {

  private static final Duration SWEEP_INTERVAL = Duration.ofMillis(500);

  /** How often at most bodies are evicted for lack of memory, and how many each time. */
  private static final Duration BODY_SEARCH_INTERVAL = Duration.ofMillis(5);

  private static final int MAX_EVICTED_BODIES = 8;

  private final ConnectionLimits limits;
  private final BodyMemory memory;
  private final ConnectionMetrics metrics;
  private final Map<InetAddress, AddressUse> addresses = new ConcurrentHashMap<>();
  private final Map<EventLoop, Set<GuardedConnection>> byLoop = new ConcurrentHashMap<>();

  /** The connections that are not being closed. */
  private final AtomicInteger open = new AtomicInteger();

  private final AtomicLong unread = new AtomicLong();
  private final AtomicLong latestBodySearch = new AtomicLong(System.nanoTime());

  Connections(ConnectionLimits limits, BodyMemory memory, ConnectionMetrics metrics) {
    this.limits = limits;
    this.memory = memory;
    this.metrics = metrics;
  }

  BodyMemory memory() {
    return memory;
  }

  /**
   * Adds a connection. Called on its event loop.
   *
   * @return the use of the client's address: of IPv6 the network, which usually is one client's
   */
  AddressUse add(GuardedConnection connection, InetAddress client, EventLoop loop) {
    AddressUse address =
        addresses.compute(
            Network.of(client),
            (network, use) -> {
              AddressUse current = use == null ? new AddressUse(network) : use;
              current.add(connection);
              return current;
            });
    byLoop.computeIfAbsent(loop, this::sweepRegularly).add(connection);
    metrics.opened();
    open.incrementAndGet();
    boolean evicted = true;
    while (evicted && open.get() > limits.maxConnections()) {
      evicted = evictLongestIdle(connection);
    }
    return address;
  }

  /** Removes a connection that is closed. Called on its event loop. */
  void remove(GuardedConnection connection, AddressUse address, EventLoop loop) {
    if (connection.end()) {
      open.decrementAndGet();
    }
    metrics.closed();
    Objects.requireNonNull(byLoop.get(loop)).remove(connection);
    addresses.computeIfPresent(
        address.network(),
        (network, use) -> {
          use.remove(connection);
          return use.count() == 0 ? null : use;
        });
  }

  /** The connections of an event loop, which alone uses the set. */
  private Set<GuardedConnection> sweepRegularly(EventLoop loop) {
    Set<GuardedConnection> connections = new HashSet<>();
    Future<?> unused =
        loop.scheduleAtFixedRate(
            () -> sweep(connections),
            SWEEP_INTERVAL.toMillis(),
            SWEEP_INTERVAL.toMillis(),
            TimeUnit.MILLISECONDS);
    return connections;
  }

  private static void sweep(Set<GuardedConnection> connections) {
    long now = System.nanoTime();
    // A copy, since a sweep may close the connection, which removes it.
    List.copyOf(connections).forEach(connection -> connection.sweep(now));
  }

  /** Returns false if there is none that could be evicted. */
  private boolean evictLongestIdle(GuardedConnection newest) {
    Optional<GuardedConnection> longestIdle =
        most(AddressUse::count)
            .flatMap(
                address ->
                    address.first(
                        connection -> connection != newest && connection.isOpen(),
                        Comparator.comparingLong(GuardedConnection::lastActive)));
    longestIdle.ifPresent(connection -> evict(connection, Eviction.CONNECTIONS));
    return longestIdle.isPresent();
  }

  /**
   * There is no memory for a body that arrives: evicts the slowest ones of the address whose bodies
   * hold most. Many connections may wait for memory, so that one of them searches at a time.
   */
  void evictSlowestBodies() {
    long now = System.nanoTime();
    long before = latestBodySearch.get();
    if (now - before < BODY_SEARCH_INTERVAL.toNanos()
        || !latestBodySearch.compareAndSet(before, now)) {
      return;
    }
    most(AddressUse::bodyBytes).stream()
        .flatMap(address -> address.connections().stream())
        .filter(connection -> connection.isBodyEvictable(now))
        .sorted(Comparator.comparingDouble(connection -> connection.bodyRate(now)))
        .limit(MAX_EVICTED_BODIES)
        .forEach(connection -> evict(connection, Eviction.BODY_MEMORY));
  }

  /** The bytes that wait for a client have changed. */
  void unreadChanged(AddressUse address, long change) {
    address.addUnreadBytes(change);
    metrics.unread(change);
    if (unread.addAndGet(change) > limits.maxUnread() && change > 0) {
      most(AddressUse::unreadBytes)
          .flatMap(
              most ->
                  most.first(
                      GuardedConnection::isOpen,
                      Comparator.comparingLong(GuardedConnection::unreadBytes).reversed()))
          .ifPresent(connection -> evict(connection, Eviction.UNREAD));
    }
  }

  void evict(GuardedConnection connection, Eviction reason) {
    if (connection.evict(reason)) {
      open.decrementAndGet();
      metrics.evicted(reason);
    }
  }

  private Optional<AddressUse> most(ToLongFunction<AddressUse> amount) {
    return addresses.values().stream().max(Comparator.comparingLong(amount));
  }
}
