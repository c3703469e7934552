package dev.emojistreaming.service.auth.token;

import dev.emojistreaming.contract.ReactionRules;
import dev.emojistreaming.service.auth.Principal;
import dev.emojistreaming.service.auth.RoomSet;
import dev.emojistreaming.service.auth.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a valid token that concern rights: {@code sub} is the user, {@code scope} a list
 * with spaces (RFC 8693), {@code rooms} a list of {@linkplain RoomSet patterns} or one with commas.
 * Without {@code scope} there are no rights, without {@code rooms} they hold in all rooms.
 */
final class TokenPrincipal {

  static final String SCOPE = "scope";
  static final String ROOMS = "rooms";

  private TokenPrincipal() {}

  /** The principal; empty if a claim is missing or malformed. */
  static Optional<Principal> of(JwtClaims claims) {
    try {
      @Nullable String user = claims.getSubject();
      @Nullable NumericDate end = claims.getExpirationTime();
      Optional<RoomSet> rooms = rooms(claims);
      if (rooms.isEmpty() || end == null || user == null || !ReactionRules.isUserId(user)) {
        return Optional.empty();
      }
      return Optional.of(
          new Principal(user, Scope.known(scopes(claims)), rooms.get(), user, null, instant(end)));
    } catch (MalformedClaimException e) {
      return Optional.empty();
    }
  }

  /** A token may be valid for ever. */
  private static Instant instant(NumericDate date) {
    return Instant.ofEpochSecond(
        Math.max(0, Math.min(date.getValue(), Instant.MAX.getEpochSecond())));
  }

  private static List<String> scopes(JwtClaims claims) throws MalformedClaimException {
    String scope = claims.getStringClaimValue(SCOPE);
    return scope == null ? List.of() : List.of(scope.split(" "));
  }

  private static Optional<RoomSet> rooms(JwtClaims claims) throws MalformedClaimException {
    if (!claims.hasClaim(ROOMS)) {
      return Optional.of(RoomSet.ALL);
    }
    return claims.isClaimValueString(ROOMS)
        ? RoomSet.parse(claims.getStringClaimValue(ROOMS))
        : RoomSet.of(claims.getStringListClaimValue(ROOMS));
  }
}
