package dev.emojistreaming.ingest.overflow;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Exports the state of the overflow as metrics. */
final class OverflowGauges {

  private OverflowGauges() {}

  static void register(OverflowStorage storage, Clock clock, MeterRegistry registry) {
    Gauge.builder("ingest.overflow.backlog", storage, OverflowStorage::rows)
        .description("Reactions in the overflow database")
        .register(registry);
    Gauge.builder("ingest.overflow.oldest.age", storage, s -> oldestAgeSeconds(s, clock))
        .description("Since when the oldest reaction has been in the overflow database")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder("ingest.overflow.used", storage, OverflowStorage::usedBytes)
        .description("Size of what the overflow database holds")
        .baseUnit("bytes")
        .register(registry);
    Gauge.builder("ingest.overflow.limit", storage, OverflowStorage::limitBytes)
        .description("Size at which the overflow database is full")
        .baseUnit("bytes")
        .register(registry);
    for (OverflowState state : OverflowState.values()) {
      Gauge.builder("ingest.overflow.state", storage, s -> s.state() == state ? 1 : 0)
          .tag("state", state.tag())
          .description("1 for the state that the overflow database is in")
          .register(registry);
    }
  }

  private static double oldestAgeSeconds(OverflowStorage storage, Clock clock) {
    Instant oldest = storage.oldest();
    return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1e3;
  }
}
