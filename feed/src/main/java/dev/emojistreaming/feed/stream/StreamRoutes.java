package dev.emojistreaming.feed.stream;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /rooms/{room}/stream} by Server-Sent Events, {@code /rooms/{room}/socket} by
 * WebSocket: the room as it is, then what changes, for as long as the client stays. One that says
 * which event it saw last gets what changed since, from whatever replica it has that id.
 */
@Singleton
class StreamRoutes {

  private static final String RETRY = "retry: 1000\n\n";

  private final StreamClients clients;
  private final Beginnings beginnings;

  StreamRoutes(StreamClients clients, Beginnings beginnings) {
    this.clients = clients;
    this.beginnings = beginnings;
  }

  void register(@Observes Router router) {
    router.get("/rooms/:room/stream").handler(this::openStream);
    router.get("/rooms/:room/socket").handler(this::openSocket);
  }

  private void openStream(RoutingContext routing) {
    HttpServerResponse response =
        routing
            .response()
            .setChunked(true)
            .putHeader("Content-Type", "text/event-stream;charset=UTF-8")
            .putHeader("Cache-Control", "no-cache")
            .putHeader("X-Accel-Buffering", "no");
    response.write(RETRY);
    begin(routing, new StreamClient.OverSse(response));
  }

  private void openSocket(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
      routing.response().setStatusCode(426).putHeader("Upgrade", "websocket").end();
      return;
    }
    request
        .toWebSocket()
        .onSuccess(socket -> begin(routing, new StreamClient.OverWebSocket(socket)));
  }

  private void begin(RoutingContext routing, StreamClient client) {
    String room = routing.pathParam("room");
    Context loop = VertxContext.getRootContext(Vertx.currentContext());
    // First in, then told how it is: what changes in between it gets twice rather than never.
    clients.add(room, loop, client);
    client.send(beginnings.of(room, lastEventId(routing.request())));
  }

  /**
   * The header is the browser's own; a page that opens a stream by itself can only set the other.
   */
  private static String lastEventId(HttpServerRequest request) {
    @Nullable String header = request.getHeader("Last-Event-ID");
    @Nullable String parameter = header == null ? request.getParam("last_event_id") : header;
    return parameter == null ? "" : parameter;
  }
}
