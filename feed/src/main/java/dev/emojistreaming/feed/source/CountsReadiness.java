package dev.emojistreaming.feed.source;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while it has what Kafka has. Streams that are open stay so; and a job that does not count
 * is no reason to take its viewers elsewhere.
 */
@Readiness
@Singleton
class CountsReadiness implements HealthCheck {

  private final SourceState state;

  CountsReadiness(SourceState state) {
    this.state = state;
  }

  @Override
  public HealthCheckResponse call() {
    Freshness freshness = state.freshness();
    boolean ready = freshness == Freshness.FRESH || freshness == Freshness.COUNTING_BEHIND;
    return HealthCheckResponse.named("counts")
        .status(ready)
        .withData("state", freshness.reason())
        .build();
  }
}
