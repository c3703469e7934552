package dev.emojistreaming.service.connection;

import java.net.InetAddress;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** The use that the clients of one address make of a server. Thread-safe. */
final class AddressUse {

  private final InetAddress network;
  private final Set<GuardedConnection> connections = ConcurrentHashMap.newKeySet();
  private final AtomicLong bodyBytes = new AtomicLong();
  private final AtomicLong unreadBytes = new AtomicLong();

  AddressUse(InetAddress network) {
    this.network = network;
  }

  InetAddress network() {
    return network;
  }

  void add(GuardedConnection connection) {
    connections.add(connection);
  }

  void remove(GuardedConnection connection) {
    connections.remove(connection);
  }

  int count() {
    return connections.size();
  }

  long bodyBytes() {
    return bodyBytes.get();
  }

  void addBodyBytes(long change) {
    bodyBytes.addAndGet(change);
  }

  long unreadBytes() {
    return unreadBytes.get();
  }

  void addUnreadBytes(long change) {
    unreadBytes.addAndGet(change);
  }

  Collection<GuardedConnection> connections() {
    return connections;
  }

  /** The connection that meets the condition and comes first in this order. */
  Optional<GuardedConnection> first(
      Predicate<GuardedConnection> condition, Comparator<GuardedConnection> order) {
    return connections.stream().filter(condition).min(order);
  }
}
