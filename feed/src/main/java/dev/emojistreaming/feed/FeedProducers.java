package dev.emojistreaming.feed;

import dev.emojistreaming.contract.setting.UnknownVariables;
import dev.emojistreaming.feed.counts.Rooms;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.config.ConfigMappings.ConfigClass;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Produces the beans whose classes do not depend on a framework. */
class FeedProducers {

  /** Static, so that a native executable has it without reflection. */
  private static final UnknownVariables UNKNOWN_VARIABLES =
      UnknownVariables.ofProperties(
          "FEED_", ConfigClass.configClass(FeedConfig.class).getProperties().keySet());

  @Produces
  @Singleton
  UnknownVariables unknownVariables() {
    return UNKNOWN_VARIABLES;
  }

  @Produces
  @Singleton
  Rooms rooms(FeedConfig config, MeterRegistry registry) {
    Rooms rooms = new Rooms(config.retention(), config.maxCounts());
    Gauge.builder("feed.counts", rooms, Rooms::size)
        .description("Counts in memory")
        .register(registry);
    FunctionCounter.builder("feed.counts.evicted", rooms, Rooms::evicted)
        .description("Counts evicted because FEED_MAX_COUNTS was reached")
        .register(registry);
    return rooms;
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}
