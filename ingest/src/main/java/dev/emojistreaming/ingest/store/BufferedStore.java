package dev.emojistreaming.ingest.store;

import dev.emojistreaming.contract.Reaction;
import dev.emojistreaming.contract.ReactionWriter;
import dev.emojistreaming.ingest.IngestConfig;
import dev.emojistreaming.ingest.kafka.Delivery;
import dev.emojistreaming.ingest.kafka.KafkaConnection;
import dev.emojistreaming.ingest.kafka.ReactionChannel;
import dev.emojistreaming.ingest.ledger.Ledger;
import dev.emojistreaming.ingest.ledger.Rejection;
import dev.emojistreaming.ingest.repeat.Repeater;
import dev.emojistreaming.ingest.store.StoreOutcome.Place;
import dev.emojistreaming.ingest.store.StoreOutcome.Refused;
import dev.emojistreaming.ingest.store.StoreOutcome.Stored;
import io.smallrye.mutiny.Uni;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code ACKNOWLEDGE=buffered}: a reaction is kept when it is in memory.
 *
 * <p>What waits is handed to Kafka every flush interval, and at once when the flush size is
 * reached. A reaction counts as outstanding until Kafka has acknowledged it; the capacity bounds
 * the outstanding ones, so one that comes back always finds its place again.
 */
final class BufferedStore implements ReactionStore {

  private final ReactionChannel channel;
  private final KafkaConnection kafka;
  private final Ledger ledger;
  private final IngestConfig.Buffer bounds;
  private final Repeater flusher;
  private final Queue<byte[]> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waitingCount = new AtomicInteger();

  BufferedStore(
      ReactionChannel channel, KafkaConnection kafka, Ledger ledger, IngestConfig.Buffer bounds) {
    this.channel = channel;
    this.kafka = kafka;
    this.ledger = ledger;
    this.bounds = bounds;
    this.flusher = new Repeater("flush", bounds.flushInterval(), this::handOver);
  }

  /** Starts flushing at the interval. */
  void start() {
    flusher.start();
  }

  @Override
  public Uni<StoreOutcome> store(Reaction reaction) {
    if (!ledger.takenWithin(bounds.capacity())) {
      return Uni.createFrom().item(new Refused(Rejection.BUFFER_FULL));
    }
    if (enqueue(ReactionWriter.toJson(reaction)) == bounds.flushSize()) {
      flush();
    }
    return Uni.createFrom().item(new Stored(Place.MEMORY));
  }

  @Override
  public boolean canStore() {
    return ledger.outstanding() < bounds.capacity();
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
    for (int left = waitingCount.get(); left > 0 && kafka.isConnected(); left--) {
      byte[] record = waiting.remove();
      waitingCount.decrementAndGet();
      channel.send(record).subscribe().with(delivery -> settle(record, delivery));
    }
  }

  private void settle(byte[] record, Delivery delivery) {
    switch (delivery) {
      case ACKNOWLEDGED -> ledger.reachedKafka();
      case NOT_ACKNOWLEDGED, CHANNEL_FULL -> enqueue(record);
    }
  }
}
