package dev.emojistreaming.service.auth.mode;

import dev.emojistreaming.contract.setting.InvalidSettingException;
import dev.emojistreaming.service.auth.token.JwkSource;
import dev.emojistreaming.service.auth.token.LoginService;
import java.util.Optional;

/** Reads the login service from the variables that begin with {@code JWT_}. */
final class LoginServiceSetting {

  private LoginServiceSetting() {}

  /**
   * The login service.
   *
   * @throws InvalidSettingException if a variable is missing or invalid
   */
  static LoginService read(AuthConfig.Jwt settings) {
    return new LoginService(
        required("JWT_ISSUER", settings.issuer()),
        required("JWT_AUDIENCE", settings.audience()),
        JwkSource.of(required("JWT_KEYS", settings.keys())),
        settings.algorithms(),
        settings.maxAge());
  }

  private static String required(String variable, Optional<String> value) {
    return value.orElseThrow(
        () -> new InvalidSettingException(variable, "set, because AUTH has jwt", ""));
  }
}
