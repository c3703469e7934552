package dev.emojistreaming.feed.stream;

import dev.emojistreaming.contract.Problem;
import dev.emojistreaming.contract.ProblemWriter;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /rooms/{room}/stream} (Server-Sent Events) and {@code /rooms/{room}/socket}
 * (WebSocket): a snapshot of the room, then its changes. A client that sends its last event id gets
 * the changes since that event instead of the snapshot; the id may come from any replica.
 */
@Singleton
class StreamRoutes {

  private static final String RETRY = "retry: 1000\n\n";

  private final StreamClients clients;
  private final FirstEvents firstEvents;

  StreamRoutes(StreamClients clients, FirstEvents firstEvents) {
    this.clients = clients;
    this.firstEvents = firstEvents;
  }

  void register(@Observes Router router) {
    router.get("/rooms/:room/stream").handler(this::openStream);
    router.get("/rooms/:room/socket").handler(this::openSocket);
    router.route("/rooms/:room/stream").handler(StreamRoutes::rejectMethod);
    router.route("/rooms/:room/socket").handler(StreamRoutes::rejectMethod);
  }

  private void openStream(RoutingContext routing) {
    HttpServerResponse response = routing.response();
    SseClient client = new SseClient(routing.request(), response);
    if (!add(routing, client)) {
      response.putHeader("Retry-After", RetryAfter.seconds());
      answer(routing, Problem.of(503, "Service Unavailable", "there are too many streams"));
      return;
    }
    response
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream;charset=UTF-8")
        .putHeader("Cache-Control", "no-cache")
        .putHeader("X-Accel-Buffering", "no");
    response.write(RETRY);
    sendFirst(routing, client);
  }

  private void openSocket(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
      routing.response().putHeader("Upgrade", "websocket");
      answer(routing, Problem.of(426, "Upgrade Required", "this path accepts only WebSocket"));
      return;
    }
    request.toWebSocket().onSuccess(socket -> begin(routing, socket));
  }

  private void begin(RoutingContext routing, ServerWebSocket socket) {
    WebSocketClient client = new WebSocketClient(routing.request(), socket);
    if (add(routing, client)) {
      client.limitMessages();
      sendFirst(routing, client);
    } else {
      client.disconnect();
    }
  }

  private static void rejectMethod(RoutingContext routing) {
    routing.response().putHeader("Allow", "GET");
    answer(routing, Problem.of(405, "Method Not Allowed", "this path does not support the method"));
  }

  private static void answer(RoutingContext routing, Problem problem) {
    routing
        .response()
        .setStatusCode(problem.status())
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .end(Buffer.buffer(ProblemWriter.toJson(problem)));
  }

  private boolean add(RoutingContext routing, StreamClient client) {
    Context loop = VertxContext.getRootContext(Vertx.currentContext());
    ClientNetwork network = ClientNetwork.of(routing.request());
    return clients.add(routing.pathParam("room"), loop, network, client);
  }

  /** The client is registered already: a change in between is sent twice rather than never. */
  private void sendFirst(RoutingContext routing, StreamClient client) {
    client.send(firstEvents.of(routing.pathParam("room"), lastEventId(routing.request())));
  }

  /** A browser sets the header when it reconnects; a script can only set the parameter. */
  private static String lastEventId(HttpServerRequest request) {
    @Nullable String header = request.getHeader("Last-Event-ID");
    @Nullable String parameter = header == null ? request.getParam("last_event_id") : header;
    return parameter == null ? "" : parameter;
  }
}
