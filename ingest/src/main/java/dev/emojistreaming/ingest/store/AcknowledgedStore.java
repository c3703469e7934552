package dev.emojistreaming.ingest.store;

import dev.emojistreaming.contract.Reaction;
import dev.emojistreaming.contract.ReactionWriter;
import dev.emojistreaming.ingest.kafka.Delivery;
import dev.emojistreaming.ingest.kafka.KafkaConnection;
import dev.emojistreaming.ingest.kafka.ReactionChannel;
import dev.emojistreaming.ingest.ledger.Ledger;
import dev.emojistreaming.ingest.ledger.Rejection;
import dev.emojistreaming.ingest.store.StoreOutcome.Place;
import dev.emojistreaming.ingest.store.StoreOutcome.Refused;
import dev.emojistreaming.ingest.store.StoreOutcome.Stored;
import io.smallrye.mutiny.Uni;

/**
 * {@code ACKNOWLEDGE=stored}: a reaction is kept when Kafka has acknowledged it.
 *
 * <p>While Kafka is known to be away a reaction is refused at once rather than after the producer's
 * {@code delivery.timeout.ms}.
 */
final class AcknowledgedStore implements ReactionStore {

  private final ReactionChannel channel;
  private final KafkaConnection kafka;
  private final Ledger ledger;
  private final int capacity;

  /**
   * @param capacity most reactions that wait for Kafka at a time
   */
  AcknowledgedStore(ReactionChannel channel, KafkaConnection kafka, Ledger ledger, int capacity) {
    this.channel = channel;
    this.kafka = kafka;
    this.ledger = ledger;
    this.capacity = capacity;
  }

  @Override
  public Uni<StoreOutcome> store(Reaction reaction) {
    if (!kafka.isConnected()) {
      ledger.refused(Rejection.KAFKA_AWAY);
      return Uni.createFrom().item(new Refused(Rejection.KAFKA_AWAY));
    }
    if (!ledger.takenWithin(capacity)) {
      return Uni.createFrom().item(new Refused(Rejection.BUFFER_FULL));
    }
    return settledThoughNobodyWaits(
        channel.send(ReactionWriter.toJson(reaction)).map(this::settle));
  }

  /** A client that goes away cancels its request; what it sent is on its way all the same. */
  private static Uni<StoreOutcome> settledThoughNobodyWaits(Uni<StoreOutcome> outcome) {
    Uni<StoreOutcome> shared = outcome.memoize().indefinitely();
    shared.subscribe().with(settled -> {});
    return shared;
  }

  private StoreOutcome settle(Delivery delivery) {
    return switch (delivery) {
      case ACKNOWLEDGED -> {
        ledger.reachedKafka();
        yield new Stored(Place.KAFKA);
      }
      case NOT_ACKNOWLEDGED -> giveBack(Rejection.NOT_ACKNOWLEDGED);
      case CHANNEL_FULL -> giveBack(Rejection.BUFFER_FULL);
    };
  }

  private StoreOutcome giveBack(Rejection reason) {
    ledger.givenBack(reason);
    return new Refused(reason);
  }

  @Override
  public boolean canStore() {
    return kafka.isConnected();
  }

  @Override
  public void flush() {
    // Every reaction was handed over as it came.
  }

  @Override
  public void close() {
    // Has no thread of its own.
  }
}
