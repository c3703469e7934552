package dev.emojistreaming.service.auth.token;

import dev.emojistreaming.service.auth.Authentication;
import dev.emojistreaming.service.auth.Authentication.Reason;
import dev.emojistreaming.service.auth.CredentialCheck;
import dev.emojistreaming.service.auth.CredentialSource;
import dev.emojistreaming.service.auth.Principal;
import dev.emojistreaming.service.auth.token.VerifiedTokens.Digest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks tokens of anonymous viewers and of the login service. A token that was valid before is not
 * verified again, so each costs one verification in its life, and is accepted even when there is no
 * time to verify others. Thread-safe; never blocks.
 */
public final class Tokens implements CredentialCheck {

  private final VerifiedTokens verified;
  private final Optional<AnonymousTokens> anonymous;
  private final Optional<JwtTokens> jwt;

  private Tokens(
      VerifiedTokens verified, Optional<AnonymousTokens> anonymous, Optional<JwtTokens> jwt) {
    this.verified = verified;
    this.anonymous = anonymous;
    this.jwt = jwt;
  }

  /**
   * Checks the tokens of the given kinds.
   *
   * @param loginService null if tokens of a login service are not accepted
   */
  public static Tokens of(
      @Nullable AnonymousTokens anonymous, @Nullable LoginService loginService, Clock clock) {
    VerifiedTokens verified = new VerifiedTokens(clock);
    return new Tokens(
        verified,
        Optional.ofNullable(anonymous),
        Optional.ofNullable(loginService)
            .map(service -> new JwtTokens(service, clock, verified::clear)));
  }

  @Override
  public Authentication check(String credential, CredentialSource source) {
    Digest digest = Digest.of(credential);
    Principal known = verified.get(digest);
    if (known != null) {
      return new Authentication.Accepted(known);
    }
    Authentication outcome = verify(credential, source);
    if (outcome instanceof Authentication.Accepted accepted) {
      verified.add(digest, accepted.principal());
    }
    return outcome;
  }

  private Authentication verify(String token, CredentialSource source) {
    return (AnonymousTokens.isMeant(token) ? anonymous : jwt)
        .map(mode -> ((CredentialCheck) mode).check(token, source))
        .orElse(Authentication.rejected(Reason.MALFORMED));
  }

  /** Reads keys that are old or have changed. May block; for one thread. */
  public void refresh() {
    anonymous.ifPresent(
        tokens -> {
          if (tokens.keys().look()) {
            verified.clear();
          }
        });
    jwt.ifPresent(JwtTokens::refresh);
  }

  /** Tokens that need no further verification. */
  public int verified() {
    return verified.size();
  }

  /** The time since the login service's keys were read; empty if it is unknown. */
  public Optional<Duration> keysAge() {
    return jwt.flatMap(JwtTokens::keysAge);
  }
}
