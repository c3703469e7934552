package dev.emojistreaming.ingest.channel;

import dev.emojistreaming.ingest.kafka.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/**
 * The way of new reactions to Kafka: an emitter with a bounded buffer. Safe for use by many
 * threads.
 *
 * <p>The bean is application-scoped, hence made at its first use: an emitter cannot be injected
 * before its channel is wired (SRMSG00019).
 */
@ApplicationScoped
public class ReactionChannel {

  /** Name of the channel, as in {@code mp.messaging.outgoing.reactions.…}. */
  static final String NAME = "reactions";

  private static final Logger LOG = Logger.getLogger(ReactionChannel.class);
  private static final CompletionStage<Void> DONE = CompletableFuture.completedStage(null);

  private final Emitter<byte[]> emitter;
  private final ChannelMetrics metrics;
  private final AtomicBoolean closedLogged = new AtomicBoolean();

  ReactionChannel(
      @Channel(NAME) @OnOverflow(OnOverflow.Strategy.BUFFER) Emitter<byte[]> emitter,
      ChannelMetrics metrics) {
    this.emitter = emitter;
    this.metrics = metrics;
  }

  /**
   * Sends a reaction. Never blocks.
   *
   * @param delivery is notified once if the channel takes the reaction, on any thread, which it
   *     must not hold up
   * @return false when the channel does not take it, because its buffer is full or it is closed
   */
  public boolean send(byte[] record, Delivery delivery) {
    metrics.entered();
    try {
      emitter.send(
          Message.of(
              record,
              metadata -> {
                delivery.acknowledged();
                return DONE;
              },
              (cause, metadata) -> {
                delivery.failed(cause);
                return DONE;
              }));
      return true;
    } catch (IllegalStateException e) {
      metrics.turnedBack();
      if (emitter.isCancelled()) { // SRMSG00027, SRMSG00028
        logClosed(e);
      } else { // SRMSG00034
        metrics.wasFull();
      }
      return false;
    }
  }

  /** Nothing of ours closes it; once closed it stays so, and reactions go to the overflow. */
  private void logClosed(IllegalStateException e) {
    if (closedLogged.compareAndSet(false, true)) {
      LOG.error("channel=closed; new reactions go to the overflow until ingest is restarted", e);
    }
  }
}
