package dev.emojistreaming.ingest.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.providers.extension.HealthCenter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while a reaction can be stored, in Kafka or in the overflow. Nothing else takes this
 * instance out of rotation.
 *
 * <p>It reports the health of the channels' connectors. Quarkus' own check of channels does so on a
 * worker thread and would fail when all worker threads are busy; this one runs on the event loop.
 */
@Readiness
@ApplicationScoped
class StorageReadinessCheck implements AsyncHealthCheck {

  private final HealthCenter channels;

  StorageReadinessCheck(HealthCenter channels) {
    this.channels = channels;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return Uni.createFrom().item(this::response);
  }

  private HealthCheckResponse response() {
    HealthReport report = channels.getReadiness();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("storage").status(report.isOk());
    for (HealthReport.ChannelInfo channel : report.getChannels()) {
      response.withData(channel.getChannel(), channel.isOk() ? "ready" : "not ready");
    }
    return response.build();
  }
}
