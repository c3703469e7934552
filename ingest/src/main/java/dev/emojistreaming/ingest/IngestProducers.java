package dev.emojistreaming.ingest;

import dev.emojistreaming.contract.ReactionParser;
import dev.emojistreaming.contract.setting.UnknownVariables;
import dev.emojistreaming.service.connection.ConnectionLimits;
import io.smallrye.config.ConfigMappings.ConfigClass;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Produces the beans whose classes belong to other modules or to the JDK. */
class IngestProducers {

  /** Static, so that a native executable has it without reflection. */
  private static final UnknownVariables UNKNOWN_VARIABLES =
      UnknownVariables.ofProperties(
              "INGEST_", ConfigClass.configClass(IngestConfig.class).getProperties().keySet())
          // The feed's, which is often set for all programs of a machine.
          .except("INGEST_URL");

  @Produces
  @Singleton
  UnknownVariables unknownVariables() {
    return UNKNOWN_VARIABLES;
  }

  @Produces
  @Singleton
  ReactionParser reactionParser(IngestConfig config) {
    return ReactionParser.ofRequests(config.emojiCatalogue());
  }

  @Produces
  @Singleton
  ConnectionLimits connectionLimits(IngestConfig config) {
    return ConnectionLimits.of(config.maxConnections());
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}
