package dev.emojistreaming.feed.source;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Exports whether counts may be old, and why, as a metric to alert on. */
@ApplicationScoped
class FreshnessGauges {

  void register(@Observes StartupEvent event, MeterRegistry registry, SourceState source) {
    for (Freshness freshness : Freshness.values()) {
      Gauge.builder("feed.freshness", source, s -> s.freshness() == freshness ? 1 : 0)
          .tag("state", freshness.reason())
          .description("1 for how the counts are: fresh, or why they may be old")
          .register(registry);
    }
  }
}
