package dev.emojistreaming.ingest.channel;

import dev.emojistreaming.ingest.IngestConfig;
import dev.emojistreaming.ingest.kafka.KafkaAvailability;
import dev.emojistreaming.ingest.kafka.ReactionProducer;
import dev.emojistreaming.ingest.overflow.disk.OverflowRow;
import dev.emojistreaming.ingest.readiness.StorageReadiness;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.annotations.ConnectorAttribute;
import io.smallrye.reactive.messaging.connector.OutboundConnector;
import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.health.HealthReporter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * Connects the channel of reactions to Kafka's producer:
 *
 * <pre>
 * mp.messaging.outgoing.reactions.connector=ingest-kafka
 * mp.messaging.outgoing.reactions.max-inflight-messages=4096
 * </pre>
 *
 * <p>{@link IngestConfig} has the second attribute, so that a bad value is reported like that of
 * any other setting.
 *
 * <p>SmallRye's own Kafka connector hands every record over to one sending thread, retries a record
 * after the client's delivery timeout, and reports unready while Kafka is away. This one does not.
 * It always reports alive, which is the default: a restart would not bring Kafka back.
 */
@ApplicationScoped
@Connector(ReactionConnector.NAME)
@ConnectorAttribute(
    name = "max-inflight-messages",
    type = "int",
    direction = ConnectorAttribute.Direction.OUTGOING,
    defaultValue = "4096",
    description =
        "Maximum number of messages handed to Kafka's producer and not acknowledged yet, from 1 to"
            + " 500000; at most a quarter of ingest.buffer.capacity")
public class ReactionConnector implements OutboundConnector, HealthReporter {

  static final String NAME = "ingest-kafka";

  private final ReactionProducer producer;
  private final KafkaAvailability kafka;
  private final ChannelMetrics metrics;
  private final StorageReadiness readiness;
  private final IngestConfig config;

  ReactionConnector(
      ReactionProducer producer,
      KafkaAvailability kafka,
      ChannelMetrics metrics,
      StorageReadiness readiness,
      IngestConfig config) {
    this.producer = producer;
    this.kafka = kafka;
    this.metrics = metrics;
    this.readiness = readiness;
    this.config = config;
  }

  @Override
  public Flow.Subscriber<? extends Message<?>> getSubscriber(Config channel) {
    return new ProducerSink(
        producer::send,
        kafka::acceptsRecords,
        new InFlightWindow(maxInFlight(), maxBytesInFlight(), OverflowRow.MAX_REACTION),
        metrics,
        config.kafka().deliveryTimeout(),
        Infrastructure.getDefaultExecutor());
  }

  private int maxInFlight() {
    return Math.min(
        config.kafka().maxInFlight(), ChannelShares.inFlightOf(config.buffer().capacity()));
  }

  /** The other half of the producer's memory is for replay, and for batches that are not full. */
  private long maxBytesInFlight() {
    return config.kafka().bufferMemory() / 2;
  }

  /** Ready exactly when a reaction can be stored, in Kafka or in the overflow. */
  @Override
  public HealthReport getReadiness() {
    return HealthReport.builder().add(ReactionChannel.NAME, readiness.canStore()).build();
  }
}
