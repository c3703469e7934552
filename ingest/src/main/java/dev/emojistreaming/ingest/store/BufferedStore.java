package dev.emojistreaming.ingest.store;

import dev.emojistreaming.contract.Reaction;
import dev.emojistreaming.contract.ReactionWriter;
import dev.emojistreaming.ingest.IngestConfig;
import dev.emojistreaming.ingest.ledger.Rejection;
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

  private final Custody custody;
  private final int flushSize;
  private final Repeater flusher;
  private final Queue<byte[]> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waitingCount = new AtomicInteger();

  BufferedStore(Custody custody, IngestConfig.Buffer settings) {
    this.custody = custody;
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
    if (!custody.take(record)) {
      flush();
      return new Refused(Rejection.BUFFER_FULL);
    }
    if (enqueue(record) == flushSize || custody.isCrowded()) {
      flush();
    }
    return new Stored(Place.MEMORY);
  }

  @Override
  public boolean canStore() {
    return !custody.isFull();
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
    for (int left = waitingCount.get(); left > 0 && custody.canHandOver(); left--) {
      byte[] record = dequeue();
      custody.handOver(
          record,
          outcome -> {
            if (outcome instanceof Refused) {
              enqueue(record);
            }
          });
    }
  }

  private byte[] dequeue() {
    byte[] record = waiting.remove();
    waitingCount.decrementAndGet();
    return record;
  }
}
