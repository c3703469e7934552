package dev.emojistreaming.feed.stream;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Limits the number of streams. At the limit, the network with most streams loses its newest one:
 * another network's stream, which ends, or the one that wants to begin, which is refused. One
 * network may have all streams while there is room, because stadiums and proxies share an address.
 *
 * <p>Safe for use by many threads; each call takes O(log n).
 */
final class ClientLimit {

  /** A stream that counts until it leaves. */
  static final class Place {
    private final String network;
    private final long number;
    private final Runnable end;
    private boolean left;

    private Place(String network, long number, Runnable end) {
      this.network = network;
      this.number = number;
      this.end = end;
    }
  }

  private final int max;
  private final Map<String, NavigableMap<Long, Place>> byNetwork = new HashMap<>();

  /** The networks by their number of streams. */
  private final NavigableMap<Integer, Set<String>> bySize = new TreeMap<>();

  private int taken;
  private long next;

  ClientLimit(int max) {
    this.max = max;
  }

  /**
   * Takes a place for a new stream, if need be from the network with most streams.
   *
   * @param mayDisplace false if the network is not known, because a proxy hides it
   * @param end ends the stream when it loses its place; called on the thread of another stream
   * @return empty if the stream must not begin
   */
  synchronized Optional<Place> take(String network, boolean mayDisplace, Runnable end) {
    if (taken >= max && !(mayDisplace && displaceFor(network))) {
      return Optional.empty();
    }
    Place place = new Place(network, next++, end);
    resize(network, places -> places.put(place.number, place));
    taken++;
    return Optional.of(place);
  }

  private boolean displaceFor(String network) {
    Map.Entry<Integer, Set<String>> most = bySize.lastEntry();
    NavigableMap<Long, Place> own = byNetwork.get(network);
    if (most == null || most.getKey() <= 1 + (own == null ? 0 : own.size())) {
      return false;
    }
    String largest = most.getValue().iterator().next();
    Place newest = Objects.requireNonNull(byNetwork.get(largest)).lastEntry().getValue();
    leave(newest);
    newest.end.run();
    return true;
  }

  /** The stream has ended; a second call has no effect. */
  synchronized void leave(Place place) {
    if (!place.left) {
      place.left = true;
      taken--;
      resize(place.network, places -> places.remove(place.number));
    }
  }

  private void resize(String network, Consumer<NavigableMap<Long, Place>> change) {
    NavigableMap<Long, Place> places = byNetwork.computeIfAbsent(network, name -> new TreeMap<>());
    forgetSize(network, places.size());
    change.accept(places);
    if (places.isEmpty()) {
      byNetwork.remove(network);
    } else {
      bySize.computeIfAbsent(places.size(), size -> new LinkedHashSet<>()).add(network);
    }
  }

  private void forgetSize(String network, int size) {
    bySize.computeIfPresent(
        size,
        (key, networks) -> {
          networks.remove(network);
          return networks.isEmpty() ? null : networks;
        });
  }
}
