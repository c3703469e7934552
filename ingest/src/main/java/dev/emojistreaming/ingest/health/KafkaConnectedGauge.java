package dev.emojistreaming.ingest.health;

import dev.emojistreaming.ingest.kafka.KafkaAvailability;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Exports whether Kafka accepts records, as a metric for alerts. */
@ApplicationScoped
class KafkaConnectedGauge {

  void register(@Observes StartupEvent event, MeterRegistry registry, KafkaAvailability kafka) {
    Gauge.builder("ingest.kafka.connected", kafka, k -> k.acceptsRecords() ? 1 : 0)
        .description("1 while Kafka accepts records, otherwise 0")
        .register(registry);
  }
}
