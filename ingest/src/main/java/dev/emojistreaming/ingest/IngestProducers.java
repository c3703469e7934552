package dev.emojistreaming.ingest;

import dev.emojistreaming.contract.ReactionParser;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Produces the beans whose classes belong to other modules or to the JDK. */
class IngestProducers {

  @Produces
  @Singleton
  ReactionParser reactionParser(IngestConfig config) {
    return ReactionParser.ofRequests(config.emojiCatalogue());
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}
