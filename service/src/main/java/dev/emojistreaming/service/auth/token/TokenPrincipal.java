package dev.emojistreaming.service.auth.token;

import dev.emojistreaming.contract.ReactionRules;
import dev.emojistreaming.service.auth.Authentication;
import dev.emojistreaming.service.auth.Authentication.Reason;
import dev.emojistreaming.service.auth.Principal;
import dev.emojistreaming.service.auth.RoomSet;
import dev.emojistreaming.service.auth.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;

/**
 * The claims of a valid token that concern rights: {@code sub} is the user, {@code scope} a list
 * with spaces (RFC 8693), {@code rooms} a list of {@linkplain RoomSet patterns} or one with commas.
 * Without {@code scope} there are no rights, without {@code rooms} they hold in all rooms.
 */
final class TokenPrincipal {

  static final String SCOPE = "scope";
  static final String ROOMS = "rooms";

  private TokenPrincipal() {}

  /** Checks a token by the consumer's rules, and reads its rights. */
  static Authentication authenticate(JwtConsumer rules, String token) {
    try {
      return of(rules.processToClaims(token))
          .<Authentication>map(Authentication.Accepted::new)
          .orElse(Authentication.rejected(Reason.INVALID));
    } catch (InvalidJwtException e) {
      return Authentication.rejected(e.hasExpired() ? Reason.EXPIRED : Reason.INVALID);
    }
  }

  /** The principal; empty if a claim is malformed, or the subject cannot be a user id. */
  static Optional<Principal> of(JwtClaims claims) {
    try {
      String user = claims.getSubject();
      Optional<RoomSet> rooms = rooms(claims);
      if (rooms.isEmpty() || !ReactionRules.isUserId(user)) {
        return Optional.empty();
      }
      return Optional.of(
          new Principal(
              user,
              Scope.known(scopes(claims)),
              rooms.get(),
              user,
              null,
              Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis())));
    } catch (MalformedClaimException e) {
      return Optional.empty();
    }
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
