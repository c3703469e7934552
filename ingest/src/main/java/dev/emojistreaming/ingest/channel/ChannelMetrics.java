package dev.emojistreaming.ingest.channel;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.LongAdder;

/** Counts what is in the channel. Safe for use by many threads. */
@Singleton
public class ChannelMetrics {

  private final LongAdder entered = new LongAdder();
  private final LongAdder handedOver = new LongAdder();
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

  /** A reaction is about to enter the channel. */
  void entered() {
    entered.increment();
  }

  /** The channel did not take the reaction that was about to enter. */
  void turnedBack() {
    entered.decrement();
  }

  /** The channel did not take a reaction because its buffer is full. */
  void wasFull() {
    full.increment();
  }

  /** A reaction left the buffer for the producer. */
  void handedToProducer() {
    handedOver.increment();
  }

  /** Kafka has acknowledged a reaction, or it failed. */
  void settled() {
    settled.increment();
  }

  /** Reactions in the buffer. */
  long waiting() {
    return difference(entered, handedOver);
  }

  /** Reactions that the producer has. */
  long inFlight() {
    return difference(handedOver, settled);
  }

  /** What is later in the channel is read first, so that the difference is never negative. */
  private static long difference(LongAdder before, LongAdder after) {
    long gone = after.sum();
    return before.sum() - gone;
  }
}
