package dev.emojistreaming.feed.query;

import dev.emojistreaming.contract.Window;
import dev.emojistreaming.feed.FeedConfig;
import dev.emojistreaming.feed.counts.CountSource;
import dev.emojistreaming.feed.counts.Peaks;
import dev.emojistreaming.feed.counts.Rooms;
import dev.emojistreaming.feed.counts.TimeSeries;
import dev.emojistreaming.feed.counts.TopEmojis;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /rooms/{room}/counts}, {@code /top} and {@code /peaks}: queries about one room. A room
 * without reactions is empty, not missing. 400 for an invalid parameter.
 *
 * <p>Each query may read the whole history of its room, a million counts at the default bounds.
 * Queries therefore run on worker threads: on an event loop they would delay its streams.
 */
@Path("/rooms")
@Cache(noCache = true)
@Blocking
public class RoomResource {

  private static final int WINDOW_SECONDS = (int) Window.LENGTH.toSeconds();
  private static final int MAX_STEPS = 3_600;
  private static final Duration DEFAULT_RANGE = Duration.ofMinutes(5);

  private static final NumberParameter LIMIT = new NumberParameter("n", 1, 1_000);
  private static final NumberParameter STEP = new NumberParameter("step", WINDOW_SECONDS, 3_600);
  private static final TimeParameter FROM = new TimeParameter("from");
  private static final TimeParameter TO = new TimeParameter("to");

  private final Rooms rooms;
  private final Clock clock;
  private final int defaultLimit;
  private final NumberParameter window;

  RoomResource(Rooms rooms, Clock clock, FeedConfig config) {
    this.rooms = rooms;
    this.clock = clock;
    this.defaultLimit = config.top();
    this.window =
        new NumberParameter(
            "window", WINDOW_SECONDS, Math.toIntExact(config.retention().toSeconds()));
  }

  /** The {@code n} most frequent emojis of the last {@code window} seconds. */
  @GET
  @Path("/{room}/top")
  public TopAnswer top(
      @RestPath String room,
      @RestQuery @Nullable String n,
      @RestQuery("window") @Nullable String windowSeconds) {
    int limit = LIMIT.parse(n, defaultLimit);
    int seconds = window.parse(windowSeconds, window.max());
    Instant now = clock.instant();
    Instant from = now.minusSeconds(seconds);
    if (seconds == window.max()) {
      return TopAnswer.of(room, from, rooms.top(room, limit), rooms.reactions(room));
    }
    CountSource counts = rooms.between(room, from, Instant.MAX, now);
    return TopAnswer.of(
        room, from, TopEmojis.of(counts, limit), rooms.reactions(room, from, Instant.MAX));
  }

  /** Reactions by emoji and step; by default, of the five minutes before {@code to}. */
  @GET
  @Path("/{room}/counts")
  public CountsAnswer counts(
      @RestPath String room,
      @RestQuery("from") @Nullable String fromText,
      @RestQuery("to") @Nullable String toText,
      @RestQuery("step") @Nullable String stepSeconds) {
    Instant to = TO.parse(toText, clock.instant());
    Instant from = Window.startOf(FROM.parse(fromText, to.minus(DEFAULT_RANGE)));
    Duration step = Duration.ofSeconds(STEP.parse(stepSeconds, WINDOW_SECONDS));
    requireSteps(from, to, step);
    return CountsAnswer.of(
        room,
        from,
        to,
        step,
        TimeSeries.of(rooms.between(room, from, to, clock.instant()), from, step));
  }

  private static void requireSteps(Instant from, Instant to, Duration step) {
    if (step.toSeconds() % WINDOW_SECONDS != 0) {
      throw new InvalidParameterException(
          STEP.name(),
          String.format(
              Locale.ROOT, "must be a multiple of %d, the length of a window", WINDOW_SECONDS));
    }
    if (!from.isBefore(to)
        || Duration.between(from, to).toSeconds() / step.toSeconds() >= MAX_STEPS) {
      throw new InvalidParameterException(
          FROM.name(),
          String.format(
              Locale.ROOT, "must be before to, and at most %d steps before it", MAX_STEPS));
    }
  }

  /** The periods in which the room's rate stood out against the two minutes before. */
  @GET
  @Path("/{room}/peaks")
  public PeaksAnswer peaks(@RestPath String room) {
    Instant now = clock.instant();
    return PeaksAnswer.of(
        room, Peaks.of(rooms.totals(room), (from, to) -> rooms.between(room, from, to, now), now));
  }
}
