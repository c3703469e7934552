package dev.emojistreaming.ingest.health;

import dev.emojistreaming.ingest.store.ReactionStore;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready as long as a reaction can be stored; nothing else takes this instance out of rotation.
 * Answers on the event loop, so that it stays true when the worker threads are busy.
 */
@Readiness
@ApplicationScoped
class StorageReadiness implements AsyncHealthCheck {

  private final ReactionStore store;

  StorageReadiness(ReactionStore store) {
    this.store = store;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return Uni.createFrom()
        .item(() -> HealthCheckResponse.named("storage").status(store.canStore()).build());
  }
}
