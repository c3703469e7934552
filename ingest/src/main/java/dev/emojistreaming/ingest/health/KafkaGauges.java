package dev.emojistreaming.ingest.health;

import dev.emojistreaming.ingest.kafka.KafkaAvailability;
import dev.emojistreaming.ingest.kafka.PartitionHealth;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Exports whether Kafka accepts records, as metrics for alerts. */
@ApplicationScoped
class KafkaGauges {

  void register(
      @Observes StartupEvent event,
      MeterRegistry registry,
      KafkaAvailability kafka,
      PartitionHealth partitions) {
    Gauge.builder("ingest.kafka.connected", kafka, k -> k.acceptsRecords() ? 1 : 0)
        .description("1 while Kafka accepts records, otherwise 0")
        .register(registry);
    Gauge.builder("ingest.kafka.partitions.sick", partitions, PartitionHealth::sick)
        .description("Partitions that records avoid, because they do not accept them")
        .register(registry);
  }
}
