package dev.emojistreaming.ingest.memory;

import dev.emojistreaming.ingest.IngestConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many reactions, and how many bytes of them and of request bodies, may be in memory at once.
 *
 * <p>Whatever arrives, its room is reserved here before it is read or kept, and given back when it
 * is stored or refused. Safe for use by many threads. A caller that does not fit occupies its room
 * for a moment all the same, so that close to the bound another may be refused a little early.
 */
@Singleton
public class MemoryBounds {

  /** Bodies may take this share of the bytes, so that reactions from small ones still fit in. */
  private static final double SHARE_OF_BODIES = 0.5;

  /** A few large ones that come slowly must not keep the many small ones out. */
  private static final double SHARE_OF_LARGE_BODIES = 0.375;

  private static final int SMALL_BODY = 32 * 1024;

  /** From this share on, what can be kept elsewhere should be. */
  private static final double CROWDED = 0.75;

  private final long maxReactions;
  private final long maxBytes;
  private final AtomicLong reactions = new AtomicLong();
  private final AtomicLong reactionBytes = new AtomicLong();
  private final AtomicLong bodyBytes = new AtomicLong();

  @Inject
  MemoryBounds(IngestConfig config, MeterRegistry registry) {
    this(config.buffer().capacity(), config.buffer().maxBytes().asLongValue());
    Gauge.builder("ingest.memory.reactions", reactionBytes, AtomicLong::get)
        .description("Size of the reactions in memory")
        .baseUnit("bytes")
        .register(registry);
    Gauge.builder("ingest.memory.bodies", bodyBytes, AtomicLong::get)
        .description("Room reserved for the bodies of requests under way")
        .baseUnit("bytes")
        .register(registry);
  }

  MemoryBounds(long maxReactions, long maxBytes) {
    this.maxReactions = maxReactions;
    this.maxBytes = maxBytes;
  }

  /** Reserves room for a reaction, unless there is none. */
  public boolean takeReaction(int bytes) {
    if (!reserved(reactions, 1, maxReactions)) {
      return false;
    }
    if (!reserved(reactionBytes, bytes, maxBytes - bodyBytes.get())) {
      reactions.decrementAndGet();
      return false;
    }
    return true;
  }

  /** Gives back the room of a reaction. */
  public void releaseReaction(int bytes) {
    reactions.decrementAndGet();
    reactionBytes.addAndGet(-bytes);
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

  /** Whether reactions should be kept elsewhere, if there is a choice. */
  public boolean isCrowded() {
    return reactions.get() >= maxReactions * CROWDED
        || reactionBytes.get() + bodyBytes.get() >= maxBytes * CROWDED;
  }

  /** Whether no further reaction can be taken. */
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
