package dev.emojistreaming.service.auth.mode;

import dev.emojistreaming.service.auth.RoomSet;
import dev.emojistreaming.service.auth.token.JwtAlgorithms;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of authentication, the same for ingest and feed. {@code AuthSettingConverter} has
 * the bounds.
 */
@ConfigMapping(prefix = "auth")
public interface AuthConfig {

  /** The enabled ways to authenticate; {@code AUTH}. */
  @WithDefault("none")
  @WithConverter(AuthSettingConverter.Modes.class)
  AuthModes modes();

  /** The file of API keys; the service reads changes within seconds. For {@code api-key}. */
  Optional<Path> keysFile();

  /**
   * The file of the keys that sign the tokens of anonymous viewers, the same for ingest and feed.
   * If it is missing, the service makes it. For {@code anonymous}.
   */
  Optional<Path> tokenKeyFile();

  /** The rooms of anonymous viewers; {@code ANONYMOUS_ROOMS}. */
  @WithDefault("*")
  @WithConverter(AuthSettingConverter.Rooms.class)
  RoomSet anonymousRooms();

  /** The tokens of a login service. For {@code jwt}. */
  Jwt jwt();

  /** The tokens of a login service. */
  interface Jwt {

    /** The required claim {@code iss}; {@code JWT_ISSUER}. */
    Optional<String> issuer();

    /** The required claim {@code aud}; {@code JWT_AUDIENCE}. */
    Optional<String> audience();

    /** The login service's keys as a JWK set: an https URL or a file; {@code JWT_KEYS}. */
    Optional<String> keys();

    /** The allowed algorithms, all asymmetric; {@code JWT_ALGORITHMS}. */
    @WithDefault("RS256,ES256")
    @WithConverter(AuthSettingConverter.Algorithms.class)
    JwtAlgorithms algorithms();

    /** Maximum time since the claim {@code iat}; {@code JWT_MAX_AGE}. */
    @WithDefault("24h")
    @WithConverter(AuthSettingConverter.MaxAge.class)
    Duration maxAge();
  }
}
