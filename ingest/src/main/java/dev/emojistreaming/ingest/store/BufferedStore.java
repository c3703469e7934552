package dev.emojistreaming.ingest.store;

import dev.emojistreaming.contract.Reaction;
import dev.emojistreaming.contract.ReactionWriter;
import dev.emojistreaming.ingest.IngestConfig;
import dev.emojistreaming.ingest.kafka.Delivery;
import dev.emojistreaming.ingest.kafka.KafkaAvailability;
import dev.emojistreaming.ingest.kafka.ReactionProducer;
import dev.emojistreaming.ingest.ledger.Ledger;
import dev.emojistreaming.ingest.ledger.Rejection;
import dev.emojistreaming.ingest.memory.MemoryBounds;
import dev.emojistreaming.ingest.overflow.Overflow;
import dev.emojistreaming.ingest.overflow.OverflowState;
import dev.emojistreaming.ingest.repeat.Repeater;
import dev.emojistreaming.ingest.store.StoreOutcome.Place;
import dev.emojistreaming.ingest.store.StoreOutcome.Refused;
import dev.emojistreaming.ingest.store.StoreOutcome.Stored;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code ACKNOWLEDGE=buffered}: a reaction is kept when it is in memory.
 *
 * <p>What waits is handed over every flush interval, and at once when the flush size is reached or
 * memory gets crowded: to Kafka, or to the overflow database while Kafka does not take records.
 * When neither takes it, it comes back and waits on. It counts as outstanding all the while, and
 * memory's bounds hold for what is outstanding, so one that comes back always finds its place
 * again.
 */
final class BufferedStore implements ReactionStore {

  private final ReactionProducer producer;
  private final KafkaAvailability kafka;
  private final Overflow overflow;
  private final MemoryBounds memory;
  private final Ledger ledger;
  private final int flushSize;
  private final Repeater flusher;
  private final Queue<byte[]> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waitingCount = new AtomicInteger();

  BufferedStore(
      ReactionProducer producer,
      KafkaAvailability kafka,
      Overflow overflow,
      MemoryBounds memory,
      Ledger ledger,
      IngestConfig.Buffer settings) {
    this.producer = producer;
    this.kafka = kafka;
    this.overflow = overflow;
    this.memory = memory;
    this.ledger = ledger;
    this.flushSize = settings.flushSize();
    this.flusher = new Repeater("flush", settings.flushInterval(), this::handOver);
  }

  /** Starts flushing at the interval. */
  void start() {
    flusher.start();
  }

  @Override
  public CompletableFuture<StoreOutcome> store(Reaction reaction) {
    return CompletableFuture.completedFuture(take(ReactionWriter.toJson(reaction)));
  }

  private StoreOutcome take(byte[] record) {
    if (!memory.takeReaction(record.length)) {
      flush();
      ledger.refused(Rejection.BUFFER_FULL);
      return new Refused(Rejection.BUFFER_FULL);
    }
    ledger.taken();
    if (enqueue(record) == flushSize || memory.isCrowded()) {
      flush();
    }
    return new Stored(Place.MEMORY);
  }

  @Override
  public boolean canStore() {
    return !memory.isFull();
  }

  @Override
  public void flush() {
    flusher.requestRun();
  }

  @Override
  public void close() {
    flusher.close();
  }

  private int enqueue(byte[] record) {
    waiting.add(record);
    return waitingCount.incrementAndGet();
  }

  /** Hands over what waits now; runs on the flusher's thread only. */
  private void handOver() {
    for (int left = waitingCount.get(); left > 0; left--) {
      if (kafka.isConnected() && !(memory.isCrowded() && overflow.isOpen())) {
        byte[] record = dequeue();
        producer.send(record, delivery -> settle(record, delivery));
      } else if (overflow.isOpen()) {
        byte[] record = dequeue();
        overflow.keep(record, state -> settle(record, state));
      } else {
        return;
      }
    }
  }

  private byte[] dequeue() {
    byte[] record = waiting.remove();
    waitingCount.decrementAndGet();
    return record;
  }

  private void settle(byte[] record, Delivery delivery) {
    switch (delivery) {
      case ACKNOWLEDGED -> {
        memory.releaseReaction(record.length);
        ledger.reachedKafka();
      }
      case NOT_ACKNOWLEDGED, NOT_SENT -> overflow.keep(record, state -> settle(record, state));
    }
  }

  private void settle(byte[] record, OverflowState state) {
    switch (state) {
      case OPEN -> {
        memory.releaseReaction(record.length);
        ledger.reachedOverflow();
      }
      case FULL, FAILED -> enqueue(record);
    }
  }
}
