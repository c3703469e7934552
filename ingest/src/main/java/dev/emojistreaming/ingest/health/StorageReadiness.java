package dev.emojistreaming.ingest.health;

import dev.emojistreaming.ingest.store.Drain;
import dev.emojistreaming.ingest.store.ReactionStore;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready as long as a reaction can be stored, be it in Kafka or in the overflow; nothing else takes
 * this instance out of rotation. Answers on the event loop, so that it stays true when the worker
 * threads are busy.
 */
@Readiness
@ApplicationScoped
class StorageReadiness implements AsyncHealthCheck {

  private final ReactionStore store;
  private final Drain drain;

  StorageReadiness(ReactionStore store, Drain drain) {
    this.store = store;
    this.drain = drain;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return Uni.createFrom()
        .item(
            () ->
                HealthCheckResponse.named("storage")
                    .status(store.canStore() && !drain.hasBegun())
                    .build());
  }
}
