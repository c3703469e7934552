package dev.emojistreaming.ingest.channel;

import dev.emojistreaming.ingest.kafka.Delivery;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/**
 * Sends new reactions to Kafka: an emitter with a bounded buffer. Thread-safe.
 *
 * <p>The bean is application-scoped because an emitter cannot be injected before its channel is
 * wired (SRMSG00019), and singletons that use this bean are created before that.
 */
@ApplicationScoped
public class ReactionChannel {

  /** Name of the channel, as in {@code mp.messaging.outgoing.reactions.…}. */
  static final String NAME = "reactions";

  private static final Logger LOG = Logger.getLogger(ReactionChannel.class);
  private static final long NOT_FULL = -1;

  private final Emitter<byte[]> emitter;
  private final ChannelMetrics metrics;
  private final AtomicBoolean closedLogged = new AtomicBoolean();

  /**
   * How many reactions had left the buffer when it was found full, or {@link #NOT_FULL}. Until
   * another one leaves, the emitter is not called: a failed call costs an exception, under a lock.
   */
  private volatile long fullAt = NOT_FULL;

  ReactionChannel(
      @Channel(NAME) @OnOverflow(OnOverflow.Strategy.BUFFER) Emitter<byte[]> emitter,
      ChannelMetrics metrics) {
    this.emitter = emitter;
    this.metrics = metrics;
  }

  /** Creates the bean, so that ingest does not start if the channel is not wired. */
  void start(@Observes StartupEvent event) {
    // The container has created the bean to call this.
  }

  /**
   * Sends a reaction. Never blocks.
   *
   * @param delivery called once if the channel accepts the reaction, on any thread, which it must
   *     not block
   * @return false when the channel rejects it because its buffer is full or it is closed
   */
  public boolean send(byte[] record, Delivery delivery) {
    if (isStillFull()) {
      metrics.wasFull();
      return false;
    }
    long left = metrics.handedToProducer();
    try {
      emitter.send(new ReactionMessage(record, delivery));
      metrics.entered();
      return true;
    } catch (IllegalStateException e) {
      if (emitter.isCancelled()) { // SRMSG00027, SRMSG00028
        logClosed(e);
      } else { // SRMSG00034
        fullAt = left;
        metrics.wasFull();
      }
      return false;
    }
  }

  private boolean isStillFull() {
    long left = fullAt;
    return left != NOT_FULL && left == metrics.handedToProducer();
  }

  /** Ingest never closes the channel itself. */
  private void logClosed(IllegalStateException e) {
    if (closedLogged.compareAndSet(false, true)) {
      LOG.error("channel=closed; new reactions go to the overflow until ingest is restarted", e);
    }
  }
}
