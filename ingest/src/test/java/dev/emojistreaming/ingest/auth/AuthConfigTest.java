package dev.emojistreaming.ingest.auth;

import dev.emojistreaming.service.auth.RoomSet;
import dev.emojistreaming.service.auth.mode.AuthConfig;
import dev.emojistreaming.service.auth.mode.AuthMode;
import dev.emojistreaming.service.auth.mode.AuthModes;
import dev.emojistreaming.testkit.quarkus.SettingsTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings of authentication, which ingest and feed share. */
class AuthConfigTest {

  private static final SettingsTable<AuthConfig> SETTINGS =
      SettingsTable.of(AuthConfig.class)
          .with(
              "auth.modes",
              "AUTH",
              AuthConfig::modes,
              new AuthModes(Set.of(AuthMode.NONE)),
              "JWT, api-key,anonymous",
              new AuthModes(Set.of(AuthMode.JWT, AuthMode.API_KEY, AuthMode.ANONYMOUS)))
          .with(
              "auth.keys-file",
              "AUTH_KEYS_FILE",
              AuthConfig::keysFile,
              Optional.empty(),
              "/etc/keys",
              Optional.of(Path.of("/etc/keys")))
          .with(
              "auth.token-key-file",
              "AUTH_TOKEN_KEY_FILE",
              AuthConfig::tokenKeyFile,
              Optional.empty(),
              "/etc/token-key",
              Optional.of(Path.of("/etc/token-key")))
          .with(
              "auth.anonymous-rooms",
              "ANONYMOUS_ROOMS",
              AuthConfig::anonymousRooms,
              RoomSet.ALL,
              "main,final-*",
              new RoomSet(Set.of("main", "final-*")))
          .with(
              "auth.jwt.issuer",
              "JWT_ISSUER",
              config -> config.jwt().issuer(),
              Optional.empty(),
              "https://login.example",
              Optional.of("https://login.example"))
          .with(
              "auth.jwt.audience",
              "JWT_AUDIENCE",
              config -> config.jwt().audience(),
              Optional.empty(),
              "emoji",
              Optional.of("emoji"))
          .with(
              "auth.jwt.keys",
              "JWT_KEYS",
              config -> config.jwt().keys(),
              Optional.empty(),
              "/etc/jwks.json",
              Optional.of("/etc/jwks.json"))
          .with(
              "auth.jwt.algorithms",
              "JWT_ALGORITHMS",
              config -> config.jwt().algorithms().names(),
              Set.of("RS256", "ES256"),
              "PS512",
              Set.of("PS512"))
          .with(
              "auth.jwt.max-age",
              "JWT_MAX_AGE",
              config -> config.jwt().maxAge(),
              Duration.ofHours(24),
              "1h",
              Duration.ofHours(1));

  @Test
  void everySettingHasItsDefaultItsVariableAndItsDocumentation() {
    SETTINGS.assertHolds();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AUTH | key | none, or a comma-separated list of api-key, jwt and anonymous",
        "AUTH | none,jwt | none, or a comma-separated list of api-key, jwt and anonymous",
        "AUTH | jwt, | none, or a comma-separated list of api-key, jwt and anonymous",
        "ANONYMOUS_ROOMS | a/b | names of rooms, or their beginnings followed by *, such as final-*",
        "JWT_ALGORITHMS | HS256 | a comma-separated list of ES256, ES384, ES512, PS256, PS384, PS512, RS256, RS384, RS512",
        "JWT_MAX_AGE | 1s | a duration from 1m to 365d, such as 10s or 500ms",
      })
  void badValueIsReportedByItsVariable(String variable, String value, String rule) {
    SETTINGS.assertRefused(variable, value, rule);
  }
}
