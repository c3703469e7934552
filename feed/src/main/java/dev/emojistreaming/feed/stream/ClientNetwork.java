package dev.emojistreaming.feed.stream;

import dev.emojistreaming.service.connection.Network;
import io.vertx.core.http.HttpServerRequest;
import java.util.stream.Stream;

/**
 * The network that a client's stream counts for.
 *
 * @param name the client's address; of IPv6 the first 64 bits, which usually are one client's
 * @param hidden whether a proxy that is not configured hides the client's own network
 */
record ClientNetwork(String name, boolean hidden) {

  /** The network of a request; Quarkus replaces the address that a configured proxy forwards. */
  static ClientNetwork of(HttpServerRequest request) {
    boolean forwarded =
        Stream.of("Forwarded", "X-Forwarded-For").anyMatch(request.headers()::contains);
    String peer = request.connection().remoteAddress().hostAddress();
    String client = request.remoteAddress().hostAddress();
    return new ClientNetwork(Network.of(client), forwarded && client.equals(peer));
  }
}
