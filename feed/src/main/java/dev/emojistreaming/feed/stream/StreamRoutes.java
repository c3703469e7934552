package dev.emojistreaming.feed.stream;

import dev.emojistreaming.contract.Problem;
import dev.emojistreaming.feed.access.ReadRights;
import dev.emojistreaming.feed.counts.Rooms;
import dev.emojistreaming.feed.source.SourceState;
import dev.emojistreaming.service.problem.ProblemAnswer;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /rooms/{room}/stream} (Server-Sent Events) and {@code /rooms/{room}/socket}
 * (WebSocket): a snapshot of the room, then its changes. A client that sends its last event id gets
 * the changes since that event instead of the snapshot; the id may come from any replica. Before
 * all counts have been read, the answer is 503, or a WebSocket is closed with 1013. A stream ends
 * within a heartbeat of its credential's end: with the event {@code expired}, or with 4001.
 */
@Singleton
class StreamRoutes {

  private static final String RETRY = "retry: 1000\n\n";

  private final StreamClients clients;
  private final FirstEvents firstEvents;
  private final AheadClients aheadClients;
  private final Rooms rooms;
  private final SourceState source;
  private final ReadRights rights;

  StreamRoutes(
      StreamClients clients,
      FirstEvents firstEvents,
      AheadClients aheadClients,
      Rooms rooms,
      SourceState source,
      ReadRights rights) {
    this.clients = clients;
    this.firstEvents = firstEvents;
    this.aheadClients = aheadClients;
    this.rooms = rooms;
    this.source = source;
    this.rights = rights;
  }

  void register(@Observes Router router) {
    router.get("/rooms/:room/stream").handler(this::openStream);
    router.get("/rooms/:room/socket").handler(this::openSocket);
    router.route("/rooms/:room/stream").handler(StreamRoutes::rejectMethod);
    router.route("/rooms/:room/socket").handler(StreamRoutes::rejectMethod);
  }

  private void openStream(RoutingContext routing) {
    HttpServerResponse response = routing.response();
    if (isDenied(routing)) {
      return;
    }
    if (!source.hasCounts()) {
      ProblemAnswer.send(response, Problem.of(503, "Service Unavailable", SourceState.NO_COUNTS));
      return;
    }
    SseClient client = new SseClient(routing.request(), response, rights.expiry(routing));
    if (!takePlace(routing, client)) {
      response.putHeader("Retry-After", RetryAfter.seconds());
      ProblemAnswer.send(response, Problem.of(503, "Service Unavailable", StreamClients.TOO_MANY));
      return;
    }
    response
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream;charset=UTF-8")
        .putHeader("Cache-Control", "no-cache")
        .putHeader("X-Accel-Buffering", "no");
    response.write(RETRY);
    begin(routing, client);
  }

  private void openSocket(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    if (!isHandshake(request)) {
      routing.response().putHeader("Upgrade", "websocket");
      ProblemAnswer.send(
          routing.response(),
          Problem.of(426, "Upgrade Required", "this path accepts only WebSocket"));
      return;
    }
    if (isDenied(routing)) {
      return;
    }
    request.toWebSocket().onSuccess(socket -> begin(routing, socket));
  }

  /** Whether the caller may not read the room; it then has its answer. */
  private boolean isDenied(RoutingContext routing) {
    Optional<Problem> denial = rights.denial(routing, routing.pathParam("room"));
    denial.ifPresent(problem -> ProblemAnswer.send(routing.response(), problem));
    return denial.isPresent();
  }

  /** Vert.x answers another request for a WebSocket without a problem. */
  private static boolean isHandshake(HttpServerRequest request) {
    return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"))
        && String.valueOf(request.getHeader("Connection"))
            .toLowerCase(Locale.ROOT)
            .contains("upgrade");
  }

  private void begin(RoutingContext routing, ServerWebSocket socket) {
    WebSocketClient client = new WebSocketClient(routing.request(), socket, rights.expiry(routing));
    client.limitMessages();
    if (takePlace(routing, client)) {
      begin(routing, client);
    } else {
      client.disconnect(StreamClients.TOO_MANY);
    }
  }

  private static void rejectMethod(RoutingContext routing) {
    routing.response().putHeader("Allow", "GET");
    ProblemAnswer.send(
        routing.response(),
        Problem.of(405, "Method Not Allowed", "this path does not support the method"));
  }

  private boolean takePlace(RoutingContext routing, StreamClient client) {
    return clients.takePlace(
        routing.pathParam("room"), loop(), ClientNetwork.of(routing.request()), client);
  }

  private static Context loop() {
    return VertxContext.getRootContext(Vertx.currentContext());
  }

  /** Waits a little for the counts that a client has from another replica and this one has not. */
  private void begin(RoutingContext routing, StreamClient client) {
    String room = routing.pathParam("room");
    String id = lastEventId(routing.request());
    Context loop = loop();
    rooms
        .position(id)
        .ifPresentOrElse(
            position ->
                aheadClients.await(
                    position, () -> loop.runOnContext(task -> begin(room, id, loop, client))),
            () -> begin(room, id, loop, client));
  }

  private void begin(String room, String id, Context loop, StreamClient client) {
    if (client.isClosed()) {
      return;
    }
    if (!source.hasCounts()) {
      client.disconnect(SourceState.NO_COUNTS);
      return;
    }
    // Registered first: a change in between is sent twice rather than never.
    clients.add(room, loop, client);
    client.send(firstEvents.of(room, id));
  }

  /** A browser sets the header when it reconnects; a script can only set the parameter. */
  private static String lastEventId(HttpServerRequest request) {
    @Nullable String header = request.getHeader("Last-Event-ID");
    @Nullable String parameter = header == null ? request.getParam("last_event_id") : header;
    return parameter == null ? "" : parameter;
  }
}
