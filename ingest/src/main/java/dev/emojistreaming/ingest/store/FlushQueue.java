package dev.emojistreaming.ingest.store;

import dev.emojistreaming.ingest.IngestConfig;
import dev.emojistreaming.ingest.concurrent.PeriodicTask;
import dev.emojistreaming.ingest.ledger.Rejection;
import dev.emojistreaming.ingest.memory.MemoryBounds;
import dev.emojistreaming.ingest.ticket.Settlement;
import dev.emojistreaming.ingest.ticket.Ticket;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code ACKNOWLEDGE=buffered}: the queue in front of the route. A reaction is answered from memory
 * and added to the queue.
 *
 * <p>The queue is flushed every flush interval, and at once when the flush size is reached or
 * memory is crowded. A flush hands over no more than the channel's buffer holds, and goes on when
 * some of that is settled, so that the channel is not filled faster than Kafka acknowledges; only
 * when memory is crowded may the rest go to the overflow. A reaction that neither Kafka nor the
 * overflow takes returns to the queue. It is outstanding all the while, so its room is still
 * reserved.
 */
final class FlushQueue implements AutoCloseable {

  private final StorageRoute route;
  private final MemoryBounds memory;
  private final int flushSize;
  private final int maxHandedOver;

  /** A flush that was cut short goes on when no more than this are handed over. */
  private final int resumeBelow;

  private final PeriodicTask flusher;
  private final Queue<Ticket> tickets = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private final AtomicInteger handedOver = new AtomicInteger();

  /** Whether a flush ended because too many reactions were handed over and not settled. */
  private volatile boolean interrupted;

  /**
   * @param channelBuffer most reactions in the channel's buffer
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

  /** Flushes now, and from now on at this interval. */
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

  /** Hands over what is in the queue now; runs on the flusher's thread only. */
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

    /** A reaction that was answered with 200 is never rejected. */
    @Override
    public void refused(Rejection reason) {
      add(ticket);
      attemptEnded();
    }
  }
}
