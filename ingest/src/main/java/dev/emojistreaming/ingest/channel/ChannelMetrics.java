package dev.emojistreaming.ingest.channel;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counts what is in the channel. Thread-safe. */
@Singleton
public class ChannelMetrics {

  private final LongAdder entered = new LongAdder();
  private final AtomicLong handedToProducer = new AtomicLong();
  private final LongAdder settled = new LongAdder();
  private final Counter full;

  public ChannelMetrics(MeterRegistry registry) {
    Gauge.builder("ingest.channel.waiting", this, ChannelMetrics::waiting)
        .description("Reactions in the channel's buffer")
        .register(registry);
    Gauge.builder("ingest.channel.inflight", this, ChannelMetrics::inFlight)
        .description("Reactions handed to Kafka's producer and not acknowledged yet")
        .register(registry);
    full =
        Counter.builder("ingest.channel.full")
            .description("Reactions that found the channel's buffer full")
            .register(registry);
  }

  /** A reaction has entered the buffer. */
  void entered() {
    entered.increment();
  }

  /** The channel has rejected a reaction because its buffer is full. */
  void wasFull() {
    full.increment();
  }

  /** A reaction leaves the buffer for the producer. */
  void leavesBuffer() {
    handedToProducer.incrementAndGet();
  }

  /** How many reactions have left the buffer so far. */
  long handedToProducer() {
    return handedToProducer.get();
  }

  /** Kafka has acknowledged a reaction, or it failed. */
  void settled() {
    settled.increment();
  }

  /** Reactions in the buffer; approximate while others enter. */
  long waiting() {
    long left = handedToProducer.get();
    return Math.max(0, entered.sum() - left);
  }

  /** Reactions handed to the producer and not settled. */
  long inFlight() {
    long gone = settled.sum();
    return Math.max(0, handedToProducer.get() - gone);
  }
}
