package dev.emojistreaming.ingest.memory;

import dev.emojistreaming.ingest.IngestConfig;
import dev.emojistreaming.ingest.concurrent.Monitor;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many reactions, and how many bytes of them and of request bodies, may be in memory at once.
 * The number of reactions here is what the accounting identity calls outstanding.
 *
 * <p>Room is reserved before a body is read or a reaction is kept. Safe for use by many threads. A
 * caller that does not fit occupies its room for a moment all the same, so that close to the bound
 * another may be refused a little early.
 */
@Singleton
public class MemoryBounds {

  /** Bodies may take this share of the bytes, so that reactions from small ones still fit in. */
  private static final double SHARE_OF_BODIES = 0.5;

  /** A few large bodies that arrive slowly must not keep the many small ones out. */
  private static final double SHARE_OF_LARGE_BODIES = 0.375;

  private static final int SMALL_BODY = 32 * 1024;

  /** From this share on, memory is crowded. */
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
        .description("Room reserved for the bodies of requests in progress")
        .baseUnit("bytes")
        .register(registry);
  }

  /** Bounds for tests, without metrics. */
  public MemoryBounds(long maxReactions, long maxBytes) {
    this.maxReactions = maxReactions;
    this.maxBytes = maxBytes;
  }

  /**
   * Reserves room for the first of these reactions, as many as fit.
   *
   * @param sizes of the reactions in bytes
   * @return how many have room now
   */
  public int reserveReactions(int[] sizes) {
    int counted = reserveCount(sizes.length);
    int fitting = counted;
    long bytes = 0;
    for (int i = 0; i < fitting; i++) {
      bytes += sizes[i];
    }
    while (fitting > 0 && !reserved(reactionBytes, bytes, maxBytes - bodyBytes.get())) {
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

  /** Gives back the room of one reaction. */
  public void releaseReaction(int bytes) {
    reactionBytes.addAndGet(-bytes);
    if (reactions.decrementAndGet() == 0 && awaited) {
      emptied.signalAll();
    }
  }

  /**
   * Waits until no reaction is in memory.
   *
   * @return how many are left when the time is over
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

  /** Reserves room for the body of a request, unless there is none. */
  public boolean takeBody(long bytes) {
    double share = bytes > SMALL_BODY ? SHARE_OF_LARGE_BODIES : SHARE_OF_BODIES;
    return reserved(bodyBytes, bytes, (long) (maxBytes * share));
  }

  /** Gives back the room of a body. */
  public void releaseBody(long bytes) {
    bodyBytes.addAndGet(-bytes);
  }

  /** Whether three quarters of the reactions or of the bytes are taken. */
  public boolean isCrowded() {
    return reactions.get() >= maxReactions * CROWDED || isCrowdedByBytes();
  }

  /** Whether three quarters of the bytes are taken. */
  public boolean isCrowdedByBytes() {
    return reactionBytes.get() + bodyBytes.get() >= maxBytes * CROWDED;
  }

  /** Whether no further reaction can be admitted. */
  public boolean isFull() {
    return reactions.get() >= maxReactions || reactionBytes.get() + bodyBytes.get() >= maxBytes;
  }

  private static boolean reserved(AtomicLong amount, long more, long bound) {
    if (amount.addAndGet(more) > bound) {
      amount.addAndGet(-more);
      return false;
    }
    return true;
  }
}
