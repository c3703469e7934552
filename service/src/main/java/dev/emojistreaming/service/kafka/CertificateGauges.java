package dev.emojistreaming.service.kafka;

import dev.emojistreaming.contract.certificate.KafkaCertificates;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Exports the time until the certificates of the Kafka clients expire, and warns at start if they
 * have expired. The service produces the {@link Clock}.
 */
@Singleton
class CertificateGauges {

  private static final Logger LOG = Logger.getLogger(CertificateGauges.class);

  void register(
      @Observes StartupEvent event,
      @Identifier("default-kafka-broker") Map<String, Object> kafkaSettings,
      MeterRegistry registry,
      Clock clock) {
    KafkaCertificates certificates = KafkaCertificates.read(kafkaSettings);
    for (String store : KafkaCertificates.STORES) {
      Gauge.builder(
              KafkaCertificates.METRIC, () -> certificates.secondsLeft(store, clock.instant()))
          .tag(KafkaCertificates.LABEL, store)
          .description("Time until the certificates for Kafka expire; infinite without any")
          .register(registry);
    }
    certificates
        .problems(clock.instant())
        .forEach(problem -> LOG.warnf("kafka=certificate-expired; %s", problem));
  }
}
