package dev.emojistreaming.feed.source;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Exports the freshness of the counts as a metric to alert on. */
@ApplicationScoped
class FreshnessGauges {

  void register(@Observes StartupEvent event, MeterRegistry registry, SourceState source) {
    for (Freshness freshness : Freshness.values()) {
      Gauge.builder("feed.freshness", source, s -> s.freshness() == freshness ? 1 : 0)
          .tag("state", freshness.reason())
          .description("1 for the current state of the counts: fresh, or why they may be old")
          .register(registry);
    }
  }
}
