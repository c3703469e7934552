package dev.emojistreaming.feed.query;

import dev.emojistreaming.contract.Window;
import dev.emojistreaming.feed.FeedConfig;
import dev.emojistreaming.feed.counts.Peaks;
import dev.emojistreaming.feed.counts.Rooms;
import dev.emojistreaming.feed.counts.TimeSeries;
import dev.emojistreaming.feed.counts.TopEmojis;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * {@code GET /rooms} and {@code /rooms/{room}/counts}, {@code /top} and {@code /peaks}; and {@code
 * /settings}, by which pages find ingest. A room that nobody reacted in is empty; a parameter that
 * is not valid is a problem (RFC 9457).
 */
@Singleton
class QueryRoutes {

  private static final int WINDOW_SECONDS = (int) Window.LENGTH.toSeconds();
  private static final int MOST_STEPS = 3_600;
  private static final int MOST_ROOMS = 10_000;
  private static final int USUAL_ROOMS = 100;
  private static final int MOST_IN_TOP = 1_000;

  private final Rooms rooms;
  private final Clock clock;
  private final FeedConfig config;

  QueryRoutes(Rooms rooms, Clock clock, FeedConfig config) {
    this.rooms = rooms;
    this.clock = clock;
    this.config = config;
  }

  void register(@Observes Router router) {
    router.get("/rooms").handler(answer(this::rooms));
    router.get("/rooms/:room/counts").handler(answer(this::counts));
    router.get("/rooms/:room/top").handler(answer(this::top));
    router.get("/rooms/:room/peaks").handler(answer(this::peaks));
    router.get("/settings").handler(answer(this::settings));
  }

  private static Handler<RoutingContext> answer(Function<RoutingContext, byte[]> question) {
    return request -> {
      try {
        request
            .response()
            .putHeader("Content-Type", "application/json")
            .putHeader("Cache-Control", "no-cache")
            .end(Buffer.buffer(question.apply(request)));
      } catch (InvalidParameterException e) {
        request
            .response()
            .setStatusCode(400)
            .putHeader("Content-Type", "application/problem+json")
            .end(Buffer.buffer(AnswerWriter.problem(400, "Bad Request", e.detail())));
      }
    };
  }

  private byte[] rooms(RoutingContext request) {
    int most = new Parameters(request.queryParams()).number("n", 1, MOST_ROOMS, USUAL_ROOMS);
    return AnswerWriter.rooms(rooms.rates(clock.instant()).stream().limit(most).toList());
  }

  private byte[] top(RoutingContext request) {
    Parameters parameters = new Parameters(request.queryParams());
    String room = request.pathParam("room");
    int most = parameters.number("n", 1, MOST_IN_TOP, config.top());
    int retention = Math.toIntExact(config.retention().toSeconds());
    int window = parameters.number("window", WINDOW_SECONDS, retention, retention);
    Instant from = clock.instant().minusSeconds(window);
    return AnswerWriter.top(room, from, TopEmojis.of(rooms.between(room, from, Instant.MAX), most));
  }

  private byte[] counts(RoutingContext request) {
    Parameters parameters = new Parameters(request.queryParams());
    String room = request.pathParam("room");
    Instant to = parameters.time("to", clock.instant());
    Instant from = Window.startOf(parameters.time("from", to.minus(Duration.ofMinutes(5))));
    int step = parameters.number("step", WINDOW_SECONDS, 3_600, WINDOW_SECONDS);
    if (step % WINDOW_SECONDS != 0) {
      throw new InvalidParameterException("step must be even, as a window has two seconds");
    }
    if (!from.isBefore(to) || Duration.between(from, to).toSeconds() / step >= MOST_STEPS) {
      throw new InvalidParameterException(
          "from must be before to, and at most %d steps".formatted(MOST_STEPS));
    }
    Duration length = Duration.ofSeconds(step);
    return AnswerWriter.counts(
        room, from, to, length, TimeSeries.of(rooms.between(room, from, to), from, length));
  }

  private byte[] peaks(RoutingContext request) {
    String room = request.pathParam("room");
    return AnswerWriter.peaks(
        room, Peaks.of(rooms.between(room, Instant.MIN, Instant.MAX), clock.instant()));
  }

  private byte[] settings(RoutingContext request) {
    return AnswerWriter.settings(config.ingestUrl());
  }
}
