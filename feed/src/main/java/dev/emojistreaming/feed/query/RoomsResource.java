package dev.emojistreaming.feed.query;

import dev.emojistreaming.feed.counts.Rooms;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code GET /rooms}: the rooms that have counts, the busiest first. */
@Path("/rooms")
@Cache(noCache = true)
@Produces(RoomResource.JSON)
public class RoomsResource {

  private static final NumberParameter LIMIT = new NumberParameter("n", 1, 10_000);
  private static final int DEFAULT_LIMIT = 100;

  private final Rooms rooms;
  private final Clock clock;
  private final Answers answers;

  private record Busiest(int number) implements Answers.Question {
    @Override
    public String room() {
      return "";
    }

    @Override
    public boolean isUsual() {
      return number == DEFAULT_LIMIT;
    }
  }

  RoomsResource(Rooms rooms, Clock clock, Answers answers) {
    this.rooms = rooms;
    this.clock = clock;
    this.answers = answers;
  }

  /** At most {@code n} rooms; 400 when that is not a number from 1 to 10,000. */
  @GET
  public Uni<byte[]> rooms(@Context HttpServerRequest request, @RestQuery @Nullable String n) {
    int limit = LIMIT.parse(n, DEFAULT_LIMIT);
    return answers.of(
        request,
        new Busiest(limit),
        () -> RoomsAnswer.of(rooms.rates(clock.instant()).stream().limit(limit).toList()));
  }
}
