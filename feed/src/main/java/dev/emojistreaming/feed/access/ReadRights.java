package dev.emojistreaming.feed.access;

import dev.emojistreaming.contract.Problem;
import dev.emojistreaming.feed.FeedConfig;
import dev.emojistreaming.service.auth.Principal;
import dev.emojistreaming.service.auth.RoomSet;
import dev.emojistreaming.service.auth.Scope;
import dev.emojistreaming.service.auth.http.Principals;
import dev.emojistreaming.service.auth.mode.AuthConfig;
import dev.emojistreaming.service.auth.mode.AuthMode;
import dev.emojistreaming.service.auth.mode.AuthModes;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Decides which rooms a caller may read. */
@Singleton
public class ReadRights {

  private static final RoomSet NONE = new RoomSet(Set.of());

  private static final Problem NO_SCOPE =
      forbidden("the credential lacks the scope " + Scope.READ_COUNTS.text());

  private static final Problem NO_ROOM = forbidden("the credential does not include this room");

  private final boolean arePublic;

  ReadRights(FeedConfig config, AuthConfig auth) {
    arePublic = config.roomsRead().orElse(byDefault(auth.modes())) == RoomsRead.PUBLIC;
  }

  private static RoomsRead byDefault(AuthModes modes) {
    return modes.has(AuthMode.NONE) || modes.has(AuthMode.ANONYMOUS)
        ? RoomsRead.PUBLIC
        : RoomsRead.TOKEN;
  }

  private static Problem forbidden(String detail) {
    return Problem.of(403, "Forbidden", detail);
  }

  /** Whether everybody may read all rooms. */
  public boolean arePublic() {
    return arePublic;
  }

  /** The rooms that the caller of a request may read. */
  public RoomSet readable(RoutingContext request) {
    if (arePublic) {
      return RoomSet.ALL;
    }
    Principal principal = Principals.of(request);
    return principal.has(Scope.READ_COUNTS) ? principal.rooms() : NONE;
  }

  /** Why the caller of a request may not read a room; empty if it may. */
  public Optional<Problem> denial(RoutingContext request, String room) {
    if (arePublic) {
      return Optional.empty();
    }
    Principal principal = Principals.of(request);
    if (!principal.has(Scope.READ_COUNTS)) {
      return Optional.of(NO_SCOPE);
    }
    return principal.rooms().contains(room) ? Optional.empty() : Optional.of(NO_ROOM);
  }

  /** When the right to read ends. */
  public Instant expiry(RoutingContext request) {
    return arePublic ? Instant.MAX : Principals.of(request).expires();
  }
}
