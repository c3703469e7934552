package dev.emojistreaming.ingest.health;

import dev.emojistreaming.ingest.kafka.KafkaAvailability;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Exports whether Kafka is there, as a metric to alert on. */
@ApplicationScoped
class KafkaConnectedGauge {

  void register(@Observes StartupEvent event, MeterRegistry registry, KafkaAvailability kafka) {
    Gauge.builder("ingest.kafka.connected", kafka, k -> k.isConnected() ? 1 : 0)
        .description("1 while Kafka takes records, otherwise 0")
        .register(registry);
  }
}
