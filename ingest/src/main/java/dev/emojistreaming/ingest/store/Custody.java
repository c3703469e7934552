package dev.emojistreaming.ingest.store;

import dev.emojistreaming.ingest.kafka.KafkaAvailability;
import dev.emojistreaming.ingest.kafka.ReactionProducer;
import dev.emojistreaming.ingest.ledger.Ledger;
import dev.emojistreaming.ingest.ledger.Rejection;
import dev.emojistreaming.ingest.memory.MemoryBounds;
import dev.emojistreaming.ingest.overflow.Overflow;
import dev.emojistreaming.ingest.store.StoreOutcome.Place;
import dev.emojistreaming.ingest.store.StoreOutcome.Refused;
import dev.emojistreaming.ingest.store.StoreOutcome.Stored;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/**
 * The reactions that are in memory and not stored yet: each has its room there, and its entry in
 * the ledger, from {@link #take} until it is stored or given back. Safe for use by many threads.
 *
 * <p>The way is Kafka's as long as it takes records. What Kafka does not acknowledge within the
 * delivery time-out goes to the overflow; and once it is known to be away, or memory gets crowded
 * because it is slow, reactions go there straight away, so that nobody waits for a time-out.
 */
@Singleton
class Custody {

  private final ReactionProducer producer;
  private final KafkaAvailability kafka;
  private final Overflow overflow;
  private final MemoryBounds memory;
  private final Ledger ledger;

  Custody(
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

  /** Takes a reaction in, unless there is no room for it: then it counts as refused. */
  boolean take(byte[] record) {
    boolean taken = memory.takeReaction(record.length);
    if (taken) {
      ledger.taken();
    } else {
      ledger.refused(Rejection.BUFFER_FULL);
    }
    return taken;
  }

  /** Whether no further reaction can be taken in. */
  boolean isFull() {
    return memory.isFull();
  }

  /** Whether what is here should leave before more comes. */
  boolean isCrowded() {
    return memory.isCrowded();
  }

  /** Whether Kafka or the overflow should take what is handed over now. */
  boolean canHandOver() {
    return kafka.isConnected() || overflow.isOpen();
  }

  /**
   * Hands a reaction over to Kafka or the overflow. Never blocks.
   *
   * @param whenSettled is called once, on any thread, which it must not hold up; a reaction that
   *     was refused is still here
   */
  void handOver(byte[] record, Consumer<StoreOutcome> whenSettled) {
    if (kafka.isConnected() && !(memory.isCrowded() && overflow.isOpen())) {
      handOverToKafka(record, whenSettled);
    } else {
      handOverToOverflow(record, whenSettled);
    }
  }

  private void handOverToKafka(byte[] record, Consumer<StoreOutcome> whenSettled) {
    producer.send(
        record,
        delivery -> {
          switch (delivery) {
            case ACKNOWLEDGED -> {
              memory.releaseReaction(record.length);
              ledger.reachedKafka();
              whenSettled.accept(new Stored(Place.KAFKA));
            }
            case NOT_ACKNOWLEDGED, NOT_SENT -> handOverToOverflow(record, whenSettled);
          }
        });
  }

  private void handOverToOverflow(byte[] record, Consumer<StoreOutcome> whenSettled) {
    overflow.keep(
        record,
        state -> {
          switch (state) {
            case OPEN -> {
              memory.releaseReaction(record.length);
              ledger.reachedOverflow();
              whenSettled.accept(new Stored(Place.OVERFLOW));
            }
            case FULL -> whenSettled.accept(new Refused(Rejection.OVERFLOW_FULL));
            case FAILED -> whenSettled.accept(new Refused(Rejection.OVERFLOW_FAILED));
          }
        });
  }

  /** Gives a reaction that could not be stored back to its client. */
  void giveBack(byte[] record, Rejection reason) {
    memory.releaseReaction(record.length);
    ledger.givenBack(reason);
  }
}
