package dev.emojistreaming.ingest.store;

import dev.emojistreaming.ingest.IngestConfig;
import dev.emojistreaming.ingest.ledger.Rejection;
import dev.emojistreaming.ingest.memory.MemoryBounds;
import dev.emojistreaming.ingest.ticket.Settlement;
import dev.emojistreaming.ingest.ticket.Ticket;
import dev.emojistreaming.service.thread.PeriodicTask;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code ACKNOWLEDGE=buffered}: the queue in front of the route. The client is answered when its
 * reaction is in the queue.
 *
 * <p>The queue is flushed every flush interval, and immediately when it reaches the flush size or
 * memory is crowded. A flush hands over at most as many reactions as the channel's buffer holds,
 * and continues when some of them are settled, so that the channel is not filled faster than Kafka
 * acknowledges; only when memory is crowded may the rest go to the overflow. A reaction that
 * neither Kafka nor the overflow stores returns to the queue. It stays outstanding, so its memory
 * stays reserved.
 */
final class FlushQueue implements AutoCloseable {

  private final StorageRoute route;
  private final MemoryBounds memory;
  private final int flushSize;
  private final int maxHandedOver;

  /** An interrupted flush continues when at most this many reactions are handed over. */
  private final int resumeBelow;

  private final PeriodicTask flusher;
  private final Queue<Ticket> tickets = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private final AtomicInteger handedOver = new AtomicInteger();

  /** Whether a flush stopped because too many reactions were handed over and not settled. */
  private volatile boolean interrupted;

  /**
   * Creates a queue that is not flushed yet.
   *
   * @param channelBuffer maximum number of reactions in the channel's buffer
   */
  FlushQueue(
      StorageRoute route, MemoryBounds memory, IngestConfig.Buffer settings, int channelBuffer) {
    this.route = route;
    this.memory = memory;
    this.flushSize = settings.flushSize();
    this.maxHandedOver = channelBuffer;
    this.resumeBelow = channelBuffer * 7 / 8;
    this.flusher = new PeriodicTask("flush", settings.flushInterval(), this::flush);
  }

  /** Starts flushing at the interval. */
  void start() {
    flusher.start();
  }

  /** Answers the client and adds the reaction to the queue. Never blocks. */
  void accept(Ticket ticket) {
    ticket.acceptedInMemory();
    if (add(ticket) >= flushSize || memory.isCrowded()) {
      flusher.requestRun();
    }
  }

  /** Flushes now, and then at this interval. */
  void flushEvery(Duration interval) {
    flusher.repeatEvery(interval);
  }

  @Override
  public void close() {
    flusher.close();
  }

  private int add(Ticket ticket) {
    tickets.add(ticket);
    return size.incrementAndGet();
  }

  /** Hands over the reactions that are in the queue now. Runs only on the flusher's thread. */
  private void flush() {
    interrupted = false;
    for (int left = size.get(); left > 0 && route.isOpen(); left--) {
      if (handedOver.get() >= maxHandedOver && !mayUseOverflow()) {
        interrupted = true;
        if (handedOver.get() > resumeBelow) {
          return;
        }
        interrupted = false;
      }
      Ticket ticket = tickets.remove();
      size.decrementAndGet();
      handedOver.incrementAndGet();
      route.handOver(ticket.record(), new Attempt(ticket));
    }
  }

  private boolean mayUseOverflow() {
    return memory.isCrowded() && route.isOverflowOpen();
  }

  private void attemptEnded() {
    if (handedOver.decrementAndGet() <= resumeBelow && interrupted) {
      flusher.requestRun();
    }
  }

  /** One attempt to store a reaction of the queue. */
  private final class Attempt implements Settlement {

    private final Ticket ticket;

    Attempt(Ticket ticket) {
      this.ticket = ticket;
    }

    @Override
    public void storedInKafka() {
      ticket.storedInKafka();
      attemptEnded();
    }

    @Override
    public void storedInOverflow() {
      ticket.storedInOverflow();
      attemptEnded();
    }

    /** Returns the reaction to the queue: after a 200 it is never rejected. */
    @Override
    public void rejected(Rejection reason) {
      add(ticket);
      attemptEnded();
    }
  }
}
