package dev.emojistreaming.ingest.store;

import dev.emojistreaming.ingest.IngestConfig;
import dev.emojistreaming.ingest.ledger.Ledger;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Brings what waits in memory to Kafka before the connector goes: it cancels its upstream first and
 * would drop it. No request comes any more by then, since the HTTP server has been stopped.
 */
@ApplicationScoped
class Drain {

  private static final Logger LOG = Logger.getLogger(Drain.class);
  private static final Duration POLL = Duration.ofMillis(10);
  private static final Duration FLUSH_AGAIN = Duration.ofMillis(500);

  private final ReactionStore store;
  private final Ledger ledger;
  private final IngestConfig config;

  Drain(ReactionStore store, Ledger ledger, IngestConfig config) {
    this.store = store;
    this.ledger = ledger;
    this.config = config;
  }

  void stop(@Observes @Priority(2000) ShutdownEvent event) throws InterruptedException {
    long before = ledger.outstanding();
    long deadline = System.nanoTime() + config.drainTimeout().toNanos();
    long nextFlush = System.nanoTime();
    while (ledger.outstanding() > 0 && System.nanoTime() < deadline) {
      if (System.nanoTime() >= nextFlush) {
        store.flush();
        nextFlush = System.nanoTime() + FLUSH_AGAIN.toNanos();
      }
      Thread.sleep(POLL.toMillis());
    }
    long lost = ledger.outstanding();
    if (lost > 0) {
      LOG.errorf("drained=%d lost=%d; Kafka did not take them in time", before - lost, lost);
    } else if (before > 0) {
      LOG.infof("drained=%d lost=0", before);
    }
  }
}
