package dev.emojistreaming.service.auth.mode;

import dev.emojistreaming.service.auth.Authentication.Reason;
import dev.emojistreaming.service.auth.key.ApiKeys;
import dev.emojistreaming.service.auth.token.Tokens;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The metrics of authentication. No tag has a client's text. */
final class AuthMetrics {

  private final MeterRegistry registry;
  private final Map<Reason, Counter> failures = new EnumMap<>(Reason.class);

  AuthMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (Reason reason : Reason.values()) {
      failures.put(
          reason,
          Counter.builder("auth.failures")
              .description("Requests whose credential was not accepted, by reason")
              .tag("reason", reason.tag())
              .register(registry));
    }
  }

  void rejected(Reason reason) {
    Objects.requireNonNull(failures.get(reason)).increment();
  }

  void observe(ApiKeys keys) {
    Gauge.builder("auth.keys", keys, ApiKeys::size)
        .description("API keys that have not expired")
        .register(registry);
    Gauge.builder("auth.keys.expire", keys, each -> seconds(each.nextExpiry()))
        .description("Time until the next API key expires; NaN if none does")
        .baseUnit("seconds")
        .register(registry);
    FunctionCounter.builder("auth.keys.reload.failures", keys, each -> each.file().failures())
        .description("Changes of the file of API keys that could not be read")
        .register(registry);
  }

  void observe(Tokens tokens) {
    Gauge.builder("auth.tokens.cached", tokens, Tokens::verified)
        .description("Tokens that need no further verification")
        .register(registry);
    Gauge.builder("auth.jwks.age", tokens, each -> seconds(each.keysAge()))
        .description("Time since the login service's keys were read; NaN if they never were")
        .baseUnit("seconds")
        .register(registry);
  }

  private static double seconds(Optional<Duration> duration) {
    return duration.map(Duration::toSeconds).map(Long::doubleValue).orElse(Double.NaN);
  }
}
