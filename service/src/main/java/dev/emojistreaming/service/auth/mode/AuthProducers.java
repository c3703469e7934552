package dev.emojistreaming.service.auth.mode;

import dev.emojistreaming.contract.setting.InvalidSettingException;
import dev.emojistreaming.contract.setting.UnknownVariables;
import dev.emojistreaming.service.auth.key.ApiKeys;
import dev.emojistreaming.service.auth.token.AnonymousTokens;
import dev.emojistreaming.service.auth.token.LoginService;
import dev.emojistreaming.service.auth.token.Tokens;
import dev.emojistreaming.service.thread.PeriodicTask;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Produces what the modes of {@code AUTH} need, and reads files and keys again while the service
 * runs. Invalid settings stop the start.
 */
@Singleton
class AuthProducers {

  /** Static, so that a native executable has it without reflection. */
  private static final UnknownVariables UNKNOWN_VARIABLES =
      UnknownVariables.ofProperties("AUTH_", Set.of("auth.keys-file", "auth.token-key-file"));

  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  private final Optional<ApiKeys> keys;
  private final Optional<AnonymousTokens> anonymous;
  private final Optional<Tokens> tokens;
  private final PeriodicTask refresh = new PeriodicTask("auth", LOOK_EVERY, this::refresh);

  AuthProducers(AuthConfig config, Clock clock) {
    this.keys =
        when(config, AuthMode.API_KEY)
            .map(mode -> new ApiKeys(file("AUTH_KEYS_FILE", config.keysFile(), mode), clock));
    this.anonymous =
        when(config, AuthMode.ANONYMOUS)
            .map(
                mode ->
                    new AnonymousTokens(
                        file("AUTH_TOKEN_KEY_FILE", config.tokenKeyFile(), mode),
                        config.anonymousRooms()));
    Optional<LoginService> login =
        when(config, AuthMode.JWT).map(mode -> LoginServiceSetting.read(config.jwt()));
    this.tokens =
        anonymous.isPresent() || login.isPresent()
            ? Optional.of(Tokens.of(anonymous.orElse(null), login.orElse(null), clock))
            : Optional.empty();
  }

  private static Optional<AuthMode> when(AuthConfig config, AuthMode mode) {
    return Optional.of(mode).filter(config.modes()::has);
  }

  private static Path file(String variable, Optional<Path> file, AuthMode mode) {
    return file.orElseThrow(
        () ->
            new InvalidSettingException(
                variable, "the path of a file, because AUTH has " + mode.text(), ""));
  }

  void start(@Observes @Priority(1) StartupEvent event) {
    if (keys.isPresent() || tokens.isPresent()) {
      refresh.start();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    refresh.close();
  }

  private void refresh() {
    keys.ifPresent(each -> each.file().look());
    tokens.ifPresent(Tokens::refresh);
  }

  @Produces
  @Singleton
  Authenticator authenticator(MeterRegistry registry) {
    AuthMetrics metrics = new AuthMetrics(registry);
    keys.ifPresent(metrics::observe);
    tokens.ifPresent(metrics::observe);
    return new Authenticator(keys, tokens, metrics);
  }

  /** Issues and checks viewers' tokens; empty unless {@code AUTH} has {@code anonymous}. */
  @Produces
  @Singleton
  Optional<AnonymousTokens> anonymousTokens() {
    return anonymous;
  }

  /** The variables with the prefix {@code AUTH_}: a misspelled one must not pass silently. */
  @Produces
  @Singleton
  UnknownVariables unknownVariables() {
    return UNKNOWN_VARIABLES;
  }
}
