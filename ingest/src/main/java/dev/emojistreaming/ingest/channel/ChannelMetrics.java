package dev.emojistreaming.ingest.channel;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what is in the channel. Safe for use by many threads. */
@Singleton
public class ChannelMetrics {

  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final Counter full;

  public ChannelMetrics(MeterRegistry registry) {
    Gauge.builder("ingest.channel.waiting", waiting, AtomicInteger::get)
        .description("Reactions in the channel's buffer")
        .register(registry);
    Gauge.builder("ingest.channel.inflight", inFlight, AtomicInteger::get)
        .description("Reactions handed to Kafka's producer and not acknowledged yet")
        .register(registry);
    full =
        Counter.builder("ingest.channel.full")
            .description("Reactions that found the channel's buffer full")
            .register(registry);
  }

  /** A reaction is about to enter the channel. */
  void entered() {
    waiting.incrementAndGet();
  }

  /** The channel did not take the reaction that was about to enter. */
  void turnedBack() {
    waiting.decrementAndGet();
  }

  /** The channel did not take a reaction because its buffer is full. */
  void wasFull() {
    full.increment();
  }

  /** A reaction left the buffer for the producer. */
  void handedToProducer() {
    waiting.decrementAndGet();
    inFlight.incrementAndGet();
  }

  /** Kafka has acknowledged a reaction, or it failed. */
  void settled() {
    inFlight.decrementAndGet();
  }

  /** Reactions in the buffer. */
  int waiting() {
    return waiting.get();
  }

  /** Reactions that the producer has. */
  int inFlight() {
    return inFlight.get();
  }
}
