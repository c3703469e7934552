package dev.emojistreaming.feed.source;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while Kafka answers, once the topic of counts has been read to its end. Open streams stay
 * open when the feed is not ready. If the job stops counting, the feed stays ready, because other
 * replicas have the same counts.
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
