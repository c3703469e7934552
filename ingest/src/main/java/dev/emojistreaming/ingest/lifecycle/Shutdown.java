package dev.emojistreaming.ingest.lifecycle;

import dev.emojistreaming.ingest.IngestConfig;
import dev.emojistreaming.ingest.kafka.KafkaProbe;
import dev.emojistreaming.ingest.kafka.ReactionProducer;
import dev.emojistreaming.ingest.memory.MemoryBounds;
import dev.emojistreaming.ingest.overflow.Overflow;
import dev.emojistreaming.ingest.readiness.StorageReadiness;
import dev.emojistreaming.ingest.replay.Replayer;
import dev.emojistreaming.ingest.store.ReactionStorage;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * The order of a graceful stop, which loses no reaction.
 *
 * <p>The first half runs while the HTTP server still listens: clients get their answers, and new
 * reactions get a 503. The second half runs after the server has stopped, for reactions of requests
 * that were admitted before the first half. A stop without a delay, as in live coding, runs both
 * halves then.
 */
@Singleton
public class Shutdown {

  private static final Logger LOG = Logger.getLogger(Shutdown.class);

  /** Time between flushes of the queue in {@code buffered} mode. */
  private static final Duration FLUSH_INTERVAL = Duration.ofMillis(200);

  /** How long the overflow may take to store the reactions that Kafka did not acknowledge. */
  private static final Duration OVERFLOW_GRACE = Duration.ofSeconds(5);

  /** How long Kafka may take for reactions of requests that were admitted before the stop. */
  private static final Duration LATE_GRACE = Duration.ofSeconds(1);

  private final StorageReadiness readiness;
  private final ReactionStorage storage;
  private final MemoryBounds memory;
  private final ReactionProducer producer;
  private final Replayer replayer;
  private final KafkaProbe probe;
  private final Overflow overflow;
  private final IngestConfig config;

  /** Reactions that were not stored in time. Used only on the thread that stops the process. */
  private long notStored;

  Shutdown(
      StorageReadiness readiness,
      ReactionStorage storage,
      MemoryBounds memory,
      ReactionProducer producer,
      Replayer replayer,
      KafkaProbe probe,
      Overflow overflow,
      IngestConfig config) {
    this.readiness = readiness;
    this.storage = storage;
    this.memory = memory;
    this.producer = producer;
    this.replayer = replayer;
    this.probe = probe;
    this.overflow = overflow;
    this.config = config;
  }

  void whileTheServerListens(@Observes ShutdownDelayInitiatedEvent event)
      throws InterruptedException {
    drainMemory();
  }

  void afterTheServerStopped(@Observes ShutdownEvent event) throws InterruptedException {
    if (!readiness.isStopping()) {
      drainMemory();
    }
    close();
  }

  /** Drains memory to Kafka until the drain timeout, then to the overflow. */
  private void drainMemory() throws InterruptedException {
    readiness.stopAccepting();
    replayer.stop();
    long before = memory.outstanding();
    storage.flushEvery(FLUSH_INTERVAL);
    long afterTimeout = memory.awaitNoReactions(config.drainTimeout());
    if (afterTimeout > 0) {
      producer.close();
      notStored = memory.awaitNoReactions(OVERFLOW_GRACE);
    }
    if (before > 0) {
      LOG.infof("drained=%d after-timeout=%d", before, afterTimeout);
    }
  }

  private void close() throws InterruptedException {
    if (notStored == 0) {
      memory.awaitNoReactions(LATE_GRACE);
      producer.close();
      notStored = memory.awaitNoReactions(OVERFLOW_GRACE);
    }
    if (notStored > 0) {
      LOG.errorf("not-stored=%d; neither Kafka nor the overflow stored these reactions", notStored);
    }
    storage.close();
    probe.stop();
    overflow.close();
  }
}
