package dev.emojistreaming.service.auth.token;

import dev.emojistreaming.service.auth.Authentication;
import dev.emojistreaming.service.auth.Authentication.Reason;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;

/** Verifies a token, and reads its rights. */
final class TokenVerification {

  private TokenVerification() {}

  /** The principal of a token that the rules accept. */
  static Authentication authenticate(JwtConsumer rules, String token) {
    try {
      return TokenPrincipal.of(rules.processToClaims(token))
          .<Authentication>map(Authentication.Accepted::new)
          .orElse(Authentication.rejected(Reason.INVALID));
    } catch (InvalidJwtException e) {
      return Authentication.rejected(e.hasExpired() ? Reason.EXPIRED : Reason.INVALID);
    }
  }
}
