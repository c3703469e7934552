package dev.emojistreaming.feed.source;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while the feed has read all that Kafka has. Open streams stay open when it is not. A job
 * that does not count does not make the feed unready, because other replicas have the same counts.
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
