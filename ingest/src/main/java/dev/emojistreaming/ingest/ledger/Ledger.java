package dev.emojistreaming.ingest.ledger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where every reaction is, each counted once:
 *
 * <pre>received = in Kafka + outstanding + rejected</pre>
 *
 * <p>Every method moves one reaction from one side of the identity to the other or within it. Safe
 * for use by many threads; a reader between two counters may see a reaction that is on its way.
 */
@ApplicationScoped
public class Ledger {

  private final Counter received;
  private final Counter inKafka;
  private final Map<Rejection, Counter> rejected = new EnumMap<>(Rejection.class);
  private final AtomicLong outstanding = new AtomicLong();

  Ledger(MeterRegistry registry) {
    received =
        Counter.builder("ingest.reactions.received")
            .description("Reactions that clients sent, valid or not")
            .register(registry);
    inKafka =
        Counter.builder("ingest.reactions.stored")
            .tag("place", "kafka")
            .description("Reactions that Kafka has acknowledged")
            .register(registry);
    Gauge.builder("ingest.reactions.outstanding", outstanding, AtomicLong::get)
        .description("Reactions in memory that Kafka has not acknowledged yet")
        .register(registry);
    Arrays.stream(Rejection.values())
        .forEach(reason -> rejected.put(reason, register(registry, reason)));
  }

  private static Counter register(MeterRegistry registry, Rejection reason) {
    return Counter.builder("ingest.reactions.rejected")
        .tag("reason", reason.tag())
        .description("Reactions that were not kept")
        .register(registry);
  }

  /**
   * A reaction came and is in memory from now on, unless as many as the bound are there already.
   *
   * @return whether it was taken; when not, it has been refused as {@link Rejection#BUFFER_FULL}
   */
  public boolean takenWithin(long bound) {
    if (outstanding.getAndUpdate(count -> count < bound ? count + 1 : count) >= bound) {
      refused(Rejection.BUFFER_FULL);
      return false;
    }
    received.increment();
    return true;
  }

  /** A reaction came and was not taken. */
  public void refused(Rejection reason) {
    received.increment();
    rejections(reason).increment();
  }

  /** Kafka has acknowledged a reaction that was taken. */
  public void reachedKafka() {
    outstanding.decrementAndGet();
    inKafka.increment();
  }

  /** A reaction that was taken could not be kept. */
  public void givenBack(Rejection reason) {
    outstanding.decrementAndGet();
    rejections(reason).increment();
  }

  /** Reactions in memory that Kafka has not acknowledged yet. */
  public long outstanding() {
    return outstanding.get();
  }

  private Counter rejections(Rejection reason) {
    return Objects.requireNonNull(rejected.get(reason));
  }
}
