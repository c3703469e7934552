package dev.emojistreaming.feed;

import dev.emojistreaming.contract.setting.UnknownVariables;
import dev.emojistreaming.feed.counts.Rooms;
import dev.emojistreaming.service.connection.BodyBound;
import dev.emojistreaming.service.connection.BodyMemory;
import dev.emojistreaming.service.connection.ConnectionLimits;
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

  /** No request to the feed needs a body. */
  private static final long MAX_BODY_BYTES = 1024 * 1024;

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
  ConnectionLimits connectionLimits(FeedConfig config) {
    return ConnectionLimits.of(config.maxConnections());
  }

  @Produces
  @Singleton
  BodyMemory bodyMemory() {
    return new BodyBound(MAX_BODY_BYTES);
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}
