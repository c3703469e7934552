package dev.emojistreaming.ingest.overflow;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Exports the state of the overflow as metrics. */
final class OverflowGauges {

  private OverflowGauges() {}

  static void register(OverflowStateMachine overflow, Clock clock, MeterRegistry registry) {
    OverflowStats stats = overflow.stats();
    Gauge.builder("ingest.overflow.backlog", stats, OverflowStats::rows)
        .description("Reactions in the overflow database")
        .register(registry);
    Gauge.builder("ingest.overflow.oldest.age", stats, s -> oldestAgeSeconds(s, clock))
        .description("Age of the oldest reaction in the overflow database")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder("ingest.overflow.used", stats, OverflowStats::usedBytes)
        .description("Size of the rows in the overflow database")
        .baseUnit("bytes")
        .register(registry);
    Gauge.builder("ingest.overflow.limit", stats, OverflowStats::limitBytes)
        .description("Size at which the overflow database is full")
        .baseUnit("bytes")
        .register(registry);
    for (String tag : OverflowState.TAGS) {
      Gauge.builder("ingest.overflow.state", overflow, o -> o.state().tag().equals(tag) ? 1 : 0)
          .tag("state", tag)
          .description("1 for the overflow database's current state, 0 for the others")
          .register(registry);
    }
  }

  private static double oldestAgeSeconds(OverflowStats stats, Clock clock) {
    Instant oldest = stats.oldestKeptAt();
    return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1e3;
  }
}
