package dev.emojistreaming.service.auth;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A caller and its rights.
 *
 * @param name of the API key, or the token's subject; for logs at debug level and messages
 * @param scopes its rights
 * @param rooms the rooms in which it has them
 * @param user the only user it may react as; null for backends, which name the user
 * @param key id of the API key; null if it has none
 * @param expires end of the credential
 */
public record Principal(
    String name,
    Set<Scope> scopes,
    RoomSet rooms,
    @Nullable String user,
    @Nullable String key,
    Instant expires)
    implements java.security.Principal {

  /**
   * Every caller of a service without authentication. Its clock may be wrong, so it has no right to
   * backfill.
   */
  public static final Principal UNRESTRICTED =
      new Principal(
          "anybody",
          EnumSet.complementOf(EnumSet.of(Scope.BACKFILL)),
          RoomSet.ALL,
          null,
          null,
          Instant.MAX);

  /** A caller without a valid credential. */
  public static final Principal NOBODY =
      new Principal("nobody", Set.of(), new RoomSet(Set.of()), null, null, Instant.MAX);

  /** Copies the scopes. */
  public Principal {
    scopes = Set.copyOf(scopes);
  }

  /** Whether it has a right. */
  public boolean has(Scope scope) {
    return scopes.contains(scope);
  }

  @Override
  public String getName() {
    return name;
  }
}
