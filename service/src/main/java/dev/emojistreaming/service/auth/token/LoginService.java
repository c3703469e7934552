package dev.emojistreaming.service.auth.token;

import dev.emojistreaming.contract.setting.InvalidSettingException;
import java.time.Duration;

/**
 * A service that issues tokens to people with a login.
 *
 * @param issuer the required claim {@code iss}
 * @param audience the required claim {@code aud}
 * @param algorithms a token's header chooses among them
 * @param maxAge maximum time since the claim {@code iat}
 */
public record LoginService(
    String issuer, String audience, JwkSource keys, JwtAlgorithms algorithms, Duration maxAge) {

  /** Checks that its tokens differ from those of anonymous viewers. */
  public LoginService {
    if (issuer.equals(AnonymousTokens.ISSUER)) {
      throw new InvalidSettingException(
          "JWT_ISSUER", "another issuer than that of anonymous viewers", issuer);
    }
  }
}
