package dev.emojistreaming.ingest;

import dev.emojistreaming.contract.ReactionParser;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes what comes from outside this module. */
class Beans {

  @Produces
  @Singleton
  ReactionParser reactionParser(IngestConfig config) {
    return new ReactionParser(config.emojiCatalogue());
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }
}
