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
 * {@code GET /health} for people and dashboards; orchestrators use {@code /q/health} on the
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

  /** The current state; that of Kafka is at most a few seconds old. */
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
   * @param kafkaConnected whether Kafka acknowledged records, or answered the probe, in the last
   *     seconds
   * @param bufferSize reactions in memory that are not stored yet
   * @param overflowSize reactions in the overflow database
   */
  public record Health(
      Status status,
      @JsonProperty("kafka_connected") boolean kafkaConnected,
      @JsonProperty("buffer_size") long bufferSize,
      @JsonProperty("overflow_size") long overflowSize) {

    /** The names are those in JSON. */
    public enum Status {
      /** Reactions are stored in Kafka, and the overflow is open in case of an outage. */
      healthy,
      /** Reactions are stored, but Kafka is away, or the overflow is full or has failed. */
      degraded,
      /** Reactions are rejected. */
      unhealthy
    }
  }
}
