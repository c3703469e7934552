package dev.emojistreaming.ingest.kafka;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Carries records to the topic of reactions.
 *
 * <p>Records wait in the emitter's buffer while the producer is busy; {@code
 * ingest.buffer.capacity} bounds it. Records are bytes: what the emitter would have to serialise by
 * reflection fails in a native executable, and only there.
 */
@ApplicationScoped
public class ReactionChannel {

  private final MutinyEmitter<byte[]> emitter;

  ReactionChannel(
      @Channel("reactions") @OnOverflow(OnOverflow.Strategy.BUFFER) MutinyEmitter<byte[]> emitter) {
    this.emitter = emitter;
  }

  /**
   * Sends a record when subscribed to. Never blocks and never fails. The answer comes on the event
   * loop that subscribed, otherwise on the producer's thread.
   */
  public Uni<Delivery> send(byte[] record) {
    return emitter
        .send(record)
        .map(done -> Delivery.ACKNOWLEDGED)
        .onFailure()
        .recoverWithItem(ReactionChannel::deliveryOf);
  }

  /** The emitter throws IllegalStateException when its buffer is full, and when it is closed. */
  private static Delivery deliveryOf(Throwable failure) {
    return failure instanceof IllegalStateException
        ? Delivery.CHANNEL_FULL
        : Delivery.NOT_ACKNOWLEDGED;
  }
}
