package dev.emojistreaming.ingest.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.emojistreaming.ingest.kafka.KafkaConnection;
import dev.emojistreaming.ingest.ledger.Ledger;
import dev.emojistreaming.ingest.store.ReactionStore;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * {@code GET /health} for people and their dashboards; orchestrators ask {@code /q/health} on the
 * management port. 503 when the service is unhealthy, otherwise 200.
 */
@Path("/health")
public class HealthResource {

  private final ReactionStore store;
  private final KafkaConnection kafka;
  private final Ledger ledger;

  HealthResource(ReactionStore store, KafkaConnection kafka, Ledger ledger) {
    this.store = store;
    this.kafka = kafka;
    this.ledger = ledger;
  }

  /** The state of this moment; Kafka's is at most a few seconds old. */
  @GET
  public RestResponse<Health> health() {
    Health.Status status = status();
    return RestResponse.status(
        status == Health.Status.unhealthy
            ? RestResponse.Status.SERVICE_UNAVAILABLE
            : RestResponse.Status.OK,
        new Health(status, kafka.isConnected(), ledger.outstanding(), 0));
  }

  private Health.Status status() {
    if (!store.canStore()) {
      return Health.Status.unhealthy;
    }
    return kafka.isConnected() ? Health.Status.healthy : Health.Status.degraded;
  }

  /**
   * The answer.
   *
   * @param kafkaConnected whether the broker answered within the last seconds and has the topic
   * @param bufferSize reactions in memory that Kafka has not acknowledged yet
   * @param overflowSize reactions kept on disk
   */
  public record Health(
      Status status,
      @JsonProperty("kafka_connected") boolean kafkaConnected,
      @JsonProperty("buffer_size") long bufferSize,
      @JsonProperty("overflow_size") long overflowSize) {

    /** As written in JSON. */
    public enum Status {
      /** Reactions are kept in Kafka. */
      healthy,
      /** Reactions are kept, though Kafka is away. */
      degraded,
      /** Reactions are refused. */
      unhealthy
    }
  }
}
