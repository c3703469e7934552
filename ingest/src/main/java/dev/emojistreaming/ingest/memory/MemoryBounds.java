package dev.emojistreaming.ingest.memory;

import dev.emojistreaming.ingest.IngestConfig;
import dev.emojistreaming.ingest.concurrent.Monitor;
import dev.emojistreaming.service.connection.BodyMemory;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds the number of reactions in memory, and the bytes of reactions and request bodies. The
 * accounting identity calls the reactions in memory outstanding.
 *
 * <p>Memory is reserved before a body is read or a reaction is admitted. Thread-safe. A reservation
 * that exceeds the bound is added and then taken back, so close to the bound a concurrent one may
 * fail although it would fit.
 */
@Singleton
public class MemoryBounds implements BodyMemory {

  /** The share of the bytes that bodies may use; the rest is for the reactions parsed from them. */
  private static final double SHARE_OF_BODIES = 0.5;

  /** A smaller share for bodies that arrive, so that whole ones can still be parsed. */
  private static final double SHARE_OF_ARRIVING_BODIES = 0.375;

  /** Memory is crowded when this share is in use. */
  private static final double CROWDED = 0.75;

  private final long maxReactions;
  private final long maxBytes;
  private final AtomicLong reactions = new AtomicLong();
  private final AtomicLong reactionBytes = new AtomicLong();
  private final AtomicLong bodyBytes = new AtomicLong();
  private final Monitor emptied = new Monitor();
  private volatile boolean awaited;

  @Inject
  MemoryBounds(IngestConfig config, MeterRegistry registry) {
    this(config.buffer().capacity(), config.buffer().maxBytes().asLongValue());
    Gauge.builder("ingest.reactions.outstanding", reactions, AtomicLong::get)
        .description("Reactions in memory that are not stored yet")
        .register(registry);
    Gauge.builder("ingest.memory.reactions", reactionBytes, AtomicLong::get)
        .description("Size of the reactions in memory")
        .baseUnit("bytes")
        .register(registry);
    Gauge.builder("ingest.memory.bodies", bodyBytes, AtomicLong::get)
        .description("Memory reserved for the bodies of requests in progress")
        .baseUnit("bytes")
        .register(registry);
  }

  /** Bounds for tests, without metrics. */
  public MemoryBounds(long maxReactions, long maxBytes) {
    this.maxReactions = maxReactions;
    this.maxBytes = maxBytes;
  }

  /**
   * Reserves memory for as many of these reactions as fit, the first ones first.
   *
   * @param sizes of the reactions in bytes
   * @return how many fit
   */
  public int reserveReactions(int[] sizes) {
    int counted = reserveCount(sizes.length);
    int fitting = counted;
    long bytes = 0;
    for (int i = 0; i < fitting; i++) {
      bytes += sizes[i];
    }
    while (fitting > 0 && !reserve(reactionBytes, bytes, maxBytes - bodyBytes.get())) {
      fitting--;
      bytes -= sizes[fitting];
    }
    if (fitting < counted) {
      reactions.addAndGet(fitting - counted);
    }
    return fitting;
  }

  private int reserveCount(int wanted) {
    long before =
        reactions.getAndAccumulate(wanted, (now, more) -> Math.min(maxReactions, now + more));
    return (int) Math.min(wanted, maxReactions - before);
  }

  /** Releases the memory of one reaction. */
  public void releaseReaction(int bytes) {
    reactionBytes.addAndGet(-bytes);
    if (reactions.decrementAndGet() == 0 && awaited) {
      emptied.signalAll();
    }
  }

  /**
   * Waits until no reaction is in memory.
   *
   * @return how many are left; 0 unless the timeout expired
   */
  public long awaitNoReactions(Duration timeout) throws InterruptedException {
    awaited = true;
    emptied.await(() -> reactions.get() == 0, timeout);
    return reactions.get();
  }

  /** Reactions in memory that are not stored yet. */
  public long outstanding() {
    return reactions.get();
  }

  @Override
  public boolean addBody(int bytes) {
    return bodyBytes.addAndGet(bytes) <= maxBytes * SHARE_OF_ARRIVING_BODIES;
  }

  @Override
  public boolean hasSpaceForBodies() {
    return bodyBytes.get() <= maxBytes * SHARE_OF_ARRIVING_BODIES;
  }

  /** Reserves memory for reactions that are parsed from a body; returns whether they fit. */
  public boolean reserveBody(long bytes) {
    return reserve(bodyBytes, bytes, (long) (maxBytes * SHARE_OF_BODIES));
  }

  @Override
  public void releaseBody(long bytes) {
    bodyBytes.addAndGet(-bytes);
  }

  /** Whether three quarters of the reactions or of the bytes are in use. */
  public boolean isCrowded() {
    return reactions.get() >= maxReactions * CROWDED || isCrowdedByBytes();
  }

  /** Whether three quarters of the bytes are in use. */
  public boolean isCrowdedByBytes() {
    return reactionBytes.get() + bodyBytes.get() >= maxBytes * CROWDED;
  }

  /** Whether no further reaction can be admitted. */
  public boolean isFull() {
    return reactions.get() >= maxReactions || reactionBytes.get() + bodyBytes.get() >= maxBytes;
  }

  private static boolean reserve(AtomicLong amount, long more, long bound) {
    if (amount.addAndGet(more) > bound) {
      amount.addAndGet(-more);
      return false;
    }
    return true;
  }
}
