package dev.emojistreaming.ingest.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emojistreaming.service.StartFailure;
import dev.emojistreaming.service.auth.RoomSet;
import dev.emojistreaming.service.auth.mode.AuthConfig;
import dev.emojistreaming.service.auth.mode.AuthMode;
import dev.emojistreaming.service.auth.mode.AuthModes;
import dev.emojistreaming.testkit.quarkus.SettingsTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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
        "AUTH | key | AUTH must be none, or a comma-separated list of api-key, jwt and anonymous",
        "AUTH | none,jwt | AUTH must be none, or",
        "AUTH | jwt, | AUTH must be none, or",
        "ANONYMOUS_ROOMS | a/b | ANONYMOUS_ROOMS must be names of rooms",
        "JWT_ALGORITHMS | HS256 | JWT_ALGORITHMS must be a comma-separated list of ES256",
        "JWT_MAX_AGE | 1s | JWT_MAX_AGE must be a duration from 1m to 365d",
      })
  void anInvalidValueIsExplained(String variable, String value, String line) {
    assertThatThrownBy(() -> SETTINGS.read(Map.of(variable, value)))
        .satisfies(
            failure ->
                assertThat(StartFailure.lines(failure))
                    .singleElement()
                    .asString()
                    .startsWith(line)
                    .endsWith(", but is " + value));
  }
}
