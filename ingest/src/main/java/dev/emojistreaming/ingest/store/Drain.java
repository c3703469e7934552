package dev.emojistreaming.ingest.store;

import dev.emojistreaming.ingest.IngestConfig;
import dev.emojistreaming.ingest.kafka.ReactionProducer;
import dev.emojistreaming.ingest.ledger.Ledger;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Empties the memory before the process ends.
 *
 * <p>It runs while the HTTP server still listens: from its first moment on the service is not ready
 * and refuses new reactions, and requests under way get their answer. What Kafka has not
 * acknowledged when the drain time-out is over goes to the overflow database.
 */
@Singleton
public class Drain {

  private static final Logger LOG = Logger.getLogger(Drain.class);
  private static final Duration POLL = Duration.ofMillis(10);
  private static final Duration HAND_OVER_AGAIN = Duration.ofMillis(200);

  /** For a disk that is slow. */
  private static final Duration OVERFLOWS_TURN = Duration.ofSeconds(5);

  private final ReactionStore store;
  private final ReactionProducer producer;
  private final Ledger ledger;
  private final IngestConfig config;
  private volatile boolean begun;

  Drain(ReactionStore store, ReactionProducer producer, Ledger ledger, IngestConfig config) {
    this.store = store;
    this.producer = producer;
    this.ledger = ledger;
    this.config = config;
  }

  /** Whether the process is about to end and nothing more should be taken. */
  public boolean hasBegun() {
    return begun;
  }

  void beforeTheServerStops(@Observes ShutdownDelayInitiatedEvent event)
      throws InterruptedException {
    drain();
  }

  /** A stop that takes no delay, as in live coding, comes here first. */
  void afterTheServerStopped(@Observes @Priority(2000) ShutdownEvent event)
      throws InterruptedException {
    if (!begun) {
      drain();
    }
  }

  private void drain() throws InterruptedException {
    begun = true;
    long before = ledger.outstanding();
    empty(config.drainTimeout());
    long rest = ledger.outstanding();
    if (rest > 0) {
      producer.close();
      empty(OVERFLOWS_TURN);
    }
    long lost = ledger.outstanding();
    if (lost > 0) {
      LOG.errorf("drained=%d given-up=%d; neither Kafka nor the overflow took them", before, lost);
    } else if (before > 0) {
      LOG.infof("drained=%d after-timeout=%d", before, rest);
    }
  }

  private void empty(Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    long nextHandOver = System.nanoTime();
    while (ledger.outstanding() > 0 && System.nanoTime() < deadline) {
      if (System.nanoTime() >= nextHandOver) {
        store.flush();
        nextHandOver = System.nanoTime() + HAND_OVER_AGAIN.toNanos();
      }
      Thread.sleep(POLL.toMillis());
    }
  }
}
