package dev.emojistreaming.ingest.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.emojistreaming.ingest.kafka.KafkaAvailability;
import dev.emojistreaming.ingest.memory.MemoryBounds;
import dev.emojistreaming.ingest.overflow.Overflow;
import dev.emojistreaming.ingest.readiness.StorageReadiness;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * {@code GET /health} for people and their dashboards; orchestrators ask {@code /q/health} on the
 * management port. 503 when the service is unhealthy, otherwise 200.
 */
@Path("/health")
public class HealthResource {

  private final StorageReadiness readiness;
  private final KafkaAvailability kafka;
  private final Overflow overflow;
  private final MemoryBounds memory;

  HealthResource(
      StorageReadiness readiness, KafkaAvailability kafka, Overflow overflow, MemoryBounds memory) {
    this.readiness = readiness;
    this.kafka = kafka;
    this.overflow = overflow;
    this.memory = memory;
  }

  /** The state of this moment; Kafka's is at most a few seconds old. */
  @GET
  public RestResponse<Health> health() {
    Health.Status status = status();
    return RestResponse.status(
        status == Health.Status.unhealthy
            ? RestResponse.Status.SERVICE_UNAVAILABLE
            : RestResponse.Status.OK,
        new Health(status, kafka.acceptsRecords(), memory.outstanding(), overflow.backlog()));
  }

  private Health.Status status() {
    if (!readiness.canStore()) {
      return Health.Status.unhealthy;
    }
    return kafka.acceptsRecords() && overflow.isOpen()
        ? Health.Status.healthy
        : Health.Status.degraded;
  }

  /**
   * The answer.
   *
   * @param kafkaConnected whether Kafka takes records, as the last seconds have shown
   * @param bufferSize reactions in memory that are not stored yet
   * @param overflowSize reactions kept on disk
   */
  public record Health(
      Status status,
      @JsonProperty("kafka_connected") boolean kafkaConnected,
      @JsonProperty("buffer_size") long bufferSize,
      @JsonProperty("overflow_size") long overflowSize) {

    /** As written in JSON. */
    public enum Status {
      /** Reactions are kept in Kafka, and the overflow is there for the case that it goes. */
      healthy,
      /** Reactions are kept, though Kafka is away or the overflow is full or failing. */
      degraded,
      /** Reactions are refused. */
      unhealthy
    }
  }
}
