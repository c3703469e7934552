package dev.emojistreaming.feed.query;

import dev.emojistreaming.feed.access.ReadRights;
import dev.emojistreaming.feed.counts.Rooms;
import dev.emojistreaming.service.auth.RoomSet;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /rooms}: the rooms that have counts and that the caller may read, the busiest first.
 */
@Path("/rooms")
@Cache(noCache = true)
@Produces(RoomResource.JSON)
public class RoomsResource {

  private static final NumberParameter LIMIT = new NumberParameter("n", 1, 10_000);
  private static final int DEFAULT_LIMIT = 100;

  private final Rooms rooms;
  private final Clock clock;
  private final Answers answers;
  private final ReadRights rights;

  private record Busiest(int number, RoomSet readable) implements Answers.Question {
    @Override
    public String room() {
      return "";
    }

    @Override
    public boolean isUsual() {
      return number == DEFAULT_LIMIT && readable.equals(RoomSet.ALL);
    }
  }

  RoomsResource(Rooms rooms, Clock clock, Answers answers, ReadRights rights) {
    this.rooms = rooms;
    this.clock = clock;
    this.answers = answers;
    this.rights = rights;
  }

  /** At most {@code n} rooms; 400 when that is not a number from 1 to 10,000. */
  @GET
  public Uni<byte[]> rooms(@Context RoutingContext request, @RestQuery @Nullable String n) {
    int limit = LIMIT.parse(n, DEFAULT_LIMIT);
    RoomSet readable = rights.readable(request);
    return answers.of(
        request.request(), new Busiest(limit, readable), () -> busiest(limit, readable));
  }

  private RoomsAnswer busiest(int limit, RoomSet readable) {
    return RoomsAnswer.of(
        rooms.rates(clock.instant()).stream()
            .filter(rate -> readable.contains(rate.room()))
            .limit(limit)
            .toList());
  }
}
