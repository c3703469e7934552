package dev.emojistreaming.feed.query;

import dev.emojistreaming.contract.Window;
import dev.emojistreaming.feed.FeedConfig;
import dev.emojistreaming.feed.access.ReadRights;
import dev.emojistreaming.feed.counts.CountSource;
import dev.emojistreaming.feed.counts.Peaks;
import dev.emojistreaming.feed.counts.Rooms;
import dev.emojistreaming.feed.counts.TimeSeries;
import dev.emojistreaming.feed.counts.TopEmojis;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /rooms/{room}/counts}, {@code /top} and {@code /peaks}: queries about one room. A room
 * without reactions is empty, not missing. 400 for an invalid parameter, 503 while the feed is
 * still reading or too many questions wait.
 *
 * <p>A question may read the whole history of its room. {@link Answers} therefore computes the
 * answer: on an event loop it would delay the loop's streams.
 */
@Path("/rooms")
@Cache(noCache = true)
@Produces(RoomResource.JSON)
public class RoomResource {

  static final String JSON = "application/json;charset=UTF-8";

  private static final int WINDOW_SECONDS = (int) Window.LENGTH.toSeconds();

  private static final NumberParameter LIMIT = new NumberParameter("n", 1, 1_000);

  private final Rooms rooms;
  private final Clock clock;
  private final Answers answers;
  private final int defaultLimit;
  private final NumberParameter window;
  private final ReadRights rights;

  RoomResource(Rooms rooms, Clock clock, Answers answers, FeedConfig config, ReadRights rights) {
    this.rooms = rooms;
    this.clock = clock;
    this.answers = answers;
    this.rights = rights;
    this.defaultLimit = config.top();
    this.window =
        new NumberParameter(
            "window", WINDOW_SECONDS, Math.toIntExact(config.retention().toSeconds()));
  }

  private record Top(String room, int number, int seconds, boolean isUsual)
      implements Answers.Question {}

  private record Counts(String room, @Nullable Instant from, @Nullable Instant to, Duration step)
      implements Answers.Question {
    @Override
    public boolean isUsual() {
      return from == null && to == null && step.equals(Window.LENGTH);
    }
  }

  private record PeaksOf(String room) implements Answers.Question {
    @Override
    public boolean isUsual() {
      return true;
    }
  }

  private void requireRight(RoutingContext request, String room) {
    rights
        .denial(request, room)
        .ifPresent(
            denial -> {
              throw new DeniedException(denial.detail());
            });
  }

  /** The {@code n} most frequent emojis of the last {@code window} seconds. */
  @GET
  @Path("/{room}/top")
  public Uni<byte[]> top(
      @Context RoutingContext request,
      @RestPath String room,
      @RestQuery @Nullable String n,
      @RestQuery("window") @Nullable String windowSeconds) {
    requireRight(request, room);
    int number = LIMIT.parse(n, defaultLimit);
    int seconds = window.parse(windowSeconds, window.max());
    boolean isUsual = number == defaultLimit && seconds == window.max();
    Top question = new Top(room, number, seconds, isUsual);
    return answers.of(request.request(), question, () -> answer(question));
  }

  private TopAnswer answer(Top question) {
    String room = question.room();
    Instant now = clock.instant();
    Instant from = now.minusSeconds(question.seconds());
    if (question.seconds() == window.max()) {
      return TopAnswer.of(room, from, rooms.top(room, question.number()), rooms.reactions(room));
    }
    CountSource counts = rooms.between(room, from, Instant.MAX, now);
    return TopAnswer.of(
        room,
        from,
        TopEmojis.of(counts, question.number()),
        rooms.reactions(room, from, Instant.MAX));
  }

  /** Reactions by emoji and step; by default, of the five minutes before {@code to}. */
  @GET
  @Path("/{room}/counts")
  public Uni<byte[]> counts(
      @Context RoutingContext request,
      @RestPath String room,
      @RestQuery @Nullable String from,
      @RestQuery @Nullable String to,
      @RestQuery @Nullable String step) {
    requireRight(request, room);
    Instant now = clock.instant();
    CountsRange range = CountsRange.parse(from, to, step, now);
    Counts question =
        new Counts(
            room, from == null ? null : range.from(), to == null ? null : range.to(), range.step());
    return answers.of(
        request.request(),
        question,
        () ->
            CountsAnswer.of(
                room,
                range.from(),
                range.to(),
                range.step(),
                TimeSeries.of(
                    rooms.between(room, range.from(), range.to(), now),
                    range.from(),
                    range.step())));
  }

  /** The periods in which the room's rate stood out against the two minutes before. */
  @GET
  @Path("/{room}/peaks")
  public Uni<byte[]> peaks(@Context RoutingContext request, @RestPath String room) {
    requireRight(request, room);
    return answers.of(
        request.request(),
        new PeaksOf(room),
        () -> {
          Instant now = clock.instant();
          return PeaksAnswer.of(
              room,
              Peaks.of(rooms.totals(room), (from, to) -> rooms.between(room, from, to, now), now));
        });
  }
}
