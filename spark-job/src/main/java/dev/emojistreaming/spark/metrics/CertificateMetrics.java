package dev.emojistreaming.spark.metrics;

import dev.emojistreaming.contract.certificate.KafkaCertificates;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;

/** Exports the time until the certificates of the job's Kafka clients expire. */
public final class CertificateMetrics {

  private CertificateMetrics() {}

  /** Registers the metric. */
  public static void register(
      PrometheusRegistry registry, KafkaCertificates certificates, Clock clock) {
    GaugeWithCallback.builder()
        .name(KafkaCertificates.METRIC)
        .help("Time until the certificates for Kafka expire; infinite without any")
        .labelNames(KafkaCertificates.LABEL)
        .callback(
            sample ->
                KafkaCertificates.STORES.forEach(
                    store -> sample.call(certificates.secondsLeft(store, clock.instant()), store)))
        .register(registry);
  }
}
