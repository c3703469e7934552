package dev.emojistreaming.feed.stream;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Closes the connection of a client at once. Vert.x's own methods first write what is in the queue,
 * which never ends if the client does not read.
 */
final class Disconnection {

  private Disconnection() {}

  /** Must be called on the connection's event loop. */
  static void close(HttpServerRequest request) {
    var unused = ((ConnectionBase) request.connection()).channel().close();
  }
}
