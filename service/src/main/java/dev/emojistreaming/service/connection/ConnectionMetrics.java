package dev.emojistreaming.service.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The metrics of all servers of this process. Thread-safe. */
final class ConnectionMetrics {

  private final AtomicInteger open = new AtomicInteger();
  private final AtomicLong unread = new AtomicLong();
  private final Map<Eviction, Counter> evicted = new EnumMap<>(Eviction.class);

  ConnectionMetrics(MeterRegistry registry) {
    Gauge.builder("http.connections.open", open, AtomicInteger::get)
        .description("Connections of clients")
        .register(registry);
    Gauge.builder("http.connections.unread", unread, AtomicLong::get)
        .description("Answers in memory that clients have not read yet")
        .baseUnit("bytes")
        .register(registry);
    for (Eviction reason : Eviction.values()) {
      evicted.put(
          reason,
          Counter.builder("http.connections.evicted")
              .description("Connections that the service closed, by reason")
              .tag("reason", reason.tag())
              .register(registry));
    }
  }

  void opened() {
    open.incrementAndGet();
  }

  void closed() {
    open.decrementAndGet();
  }

  void unread(long change) {
    unread.addAndGet(change);
  }

  void evicted(Eviction reason) {
    Objects.requireNonNull(evicted.get(reason)).increment();
  }
}
