package dev.emojistreaming.ingest.ledger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where every reaction is, each counted once:
 *
 * <pre>
 * received + backlog at start = stored in Kafka + replayed + overflow backlog + lost
 *                             + outstanding + rejected
 * </pre>
 *
 * <p>The overflow database counts its backlog, {@code MemoryBounds} the outstanding reactions; this
 * class counts the rest. Every method changes both sides of the identity equally, or moves
 * reactions within one side. Thread-safe; a scrape between two counters may see a reaction in
 * transit.
 */
@Singleton
public class Ledger {

  private final Counter received;
  private final Counter storedInKafka;
  private final Counter storedInOverflow;
  private final Counter replayed;
  private final Counter lost;
  private final Counter timestampIgnored;
  private final Map<Rejection, Counter> rejected = new EnumMap<>(Rejection.class);
  private final AtomicLong backlogAtStart = new AtomicLong();

  public Ledger(MeterRegistry registry) {
    received = counter("received", "Reactions that clients sent, valid or not").register(registry);
    storedInKafka = storedIn(Place.KAFKA).register(registry);
    storedInOverflow = storedIn(Place.OVERFLOW).register(registry);
    replayed =
        counter("replayed", "Reactions moved from the overflow database to Kafka")
            .register(registry);
    lost =
        counter("lost", "Reactions that the overflow database lost by damage").register(registry);
    timestampIgnored =
        counter(
                "timestamp.ignored",
                "Reactions that count at their receipt, because their timestamp was too far from it")
            .register(registry);
    Arrays.stream(Rejection.values())
        .forEach(reason -> rejected.put(reason, rejectedFor(reason).register(registry)));
    Gauge.builder("ingest.reactions.backlog.at.start", backlogAtStart, AtomicLong::get)
        .description("Reactions that were in the overflow database when the process started")
        .register(registry);
  }

  private static Counter.Builder counter(String name, String description) {
    return Counter.builder("ingest.reactions." + name).description(description);
  }

  private static Counter.Builder storedIn(Place place) {
    return counter("stored", "Reactions stored, by place").tag("place", place.tag());
  }

  private static Counter.Builder rejectedFor(Rejection reason) {
    return counter("rejected", "Reactions that were not stored").tag("reason", reason.tag());
  }

  /**
   * The overflow database was opened and holds this many reactions that the ledger had not counted.
   */
  public void foundBacklog(long reactions) {
    backlogAtStart.addAndGet(reactions);
  }

  /** Reactions arrived and are outstanding from now on. */
  public void admitted(int reactions) {
    received.increment(reactions);
  }

  /** Reactions arrived and were rejected before they were admitted. */
  public void rejectedOnArrival(Rejection reason, int reactions) {
    received.increment(reactions);
    rejections(reason).increment(reactions);
  }

  /** Kafka has acknowledged a reaction that was outstanding. */
  public void storedInKafka() {
    storedInKafka.increment();
  }

  /** The overflow database has committed a reaction that was outstanding. */
  public void storedInOverflow() {
    storedInOverflow.increment();
  }

  /** A reaction that was outstanding could not be stored. */
  public void rejected(Rejection reason) {
    rejections(reason).increment();
  }

  /** Kafka has acknowledged reactions of the overflow database, which has deleted them. */
  public void replayed(long reactions) {
    replayed.increment((double) reactions);
  }

  /** The overflow database is damaged, and this many of its reactions are known to be lost. */
  public void lost(long reactions) {
    lost.increment((double) reactions);
  }

  /** A reaction counts at its receipt. This is not part of the identity. */
  public void timestampIgnored() {
    timestampIgnored.increment();
  }

  private Counter rejections(Rejection reason) {
    return Objects.requireNonNull(rejected.get(reason));
  }
}
