package dev.emojistreaming.ingest.store;

import dev.emojistreaming.contract.Reaction;
import dev.emojistreaming.contract.ReactionWriter;
import dev.emojistreaming.ingest.kafka.Delivery;
import dev.emojistreaming.ingest.kafka.KafkaAvailability;
import dev.emojistreaming.ingest.kafka.ReactionProducer;
import dev.emojistreaming.ingest.ledger.Ledger;
import dev.emojistreaming.ingest.ledger.Rejection;
import dev.emojistreaming.ingest.memory.MemoryBounds;
import dev.emojistreaming.ingest.overflow.Overflow;
import dev.emojistreaming.ingest.overflow.OverflowState;
import dev.emojistreaming.ingest.store.StoreOutcome.Place;
import dev.emojistreaming.ingest.store.StoreOutcome.Refused;
import dev.emojistreaming.ingest.store.StoreOutcome.Stored;
import java.util.concurrent.CompletableFuture;

/**
 * {@code ACKNOWLEDGE=stored}: a reaction is kept when Kafka has acknowledged it, or the overflow
 * database has committed it.
 *
 * <p>The way is Kafka's as long as it takes records. What Kafka does not acknowledge within the
 * delivery time-out goes to the overflow; and once it is known to be away, or memory gets crowded
 * because it is slow, reactions go there straight away, so that nobody waits for a time-out.
 */
final class AcknowledgedStore implements ReactionStore {

  private final ReactionProducer producer;
  private final KafkaAvailability kafka;
  private final Overflow overflow;
  private final MemoryBounds memory;
  private final Ledger ledger;

  AcknowledgedStore(
      ReactionProducer producer,
      KafkaAvailability kafka,
      Overflow overflow,
      MemoryBounds memory,
      Ledger ledger) {
    this.producer = producer;
    this.kafka = kafka;
    this.overflow = overflow;
    this.memory = memory;
    this.ledger = ledger;
  }

  @Override
  public CompletableFuture<StoreOutcome> store(Reaction reaction) {
    byte[] record = ReactionWriter.toJson(reaction);
    if (!memory.takeReaction(record.length)) {
      ledger.refused(Rejection.BUFFER_FULL);
      return CompletableFuture.completedFuture(new Refused(Rejection.BUFFER_FULL));
    }
    ledger.taken();
    CompletableFuture<StoreOutcome> outcome = new CompletableFuture<>();
    if (kafka.isConnected() && !(memory.isCrowded() && overflow.isOpen())) {
      producer.send(record, delivery -> settle(record, delivery, outcome));
    } else {
      overflow.keep(record, state -> settle(record, state, outcome));
    }
    return outcome;
  }

  private void settle(byte[] record, Delivery delivery, CompletableFuture<StoreOutcome> outcome) {
    switch (delivery) {
      case ACKNOWLEDGED -> {
        memory.releaseReaction(record.length);
        ledger.reachedKafka();
        outcome.complete(new Stored(Place.KAFKA));
      }
      case NOT_ACKNOWLEDGED, NOT_SENT ->
          overflow.keep(record, state -> settle(record, state, outcome));
    }
  }

  private void settle(byte[] record, OverflowState state, CompletableFuture<StoreOutcome> outcome) {
    memory.releaseReaction(record.length);
    switch (state) {
      case OPEN -> {
        ledger.reachedOverflow();
        outcome.complete(new Stored(Place.OVERFLOW));
      }
      case FULL -> giveBack(Rejection.OVERFLOW_FULL, outcome);
      case FAILED -> giveBack(Rejection.OVERFLOW_FAILED, outcome);
    }
  }

  private void giveBack(Rejection reason, CompletableFuture<StoreOutcome> outcome) {
    ledger.givenBack(reason);
    outcome.complete(new Refused(reason));
  }

  @Override
  public boolean canStore() {
    return !memory.isFull() && (kafka.isConnected() || overflow.isOpen());
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
