package dev.emojistreaming.service.thread;

import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Live while every {@link EssentialThread} runs. */
@Liveness
@Singleton
class ThreadsLiveness implements HealthCheck {

  @Override
  public HealthCheckResponse call() {
    List<String> ended = EssentialThread.ended();
    return HealthCheckResponse.named("threads")
        .status(ended.isEmpty())
        .withData("ended", String.join(", ", ended))
        .build();
  }
}
