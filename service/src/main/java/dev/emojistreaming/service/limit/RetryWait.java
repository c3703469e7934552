package dev.emojistreaming.service.limit;

import java.util.concurrent.ThreadLocalRandom;

/** The time after which a refused client may try again. */
public final class RetryWait {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MAX_JITTER = 0.5;

  private RetryWait() {}

  /** The time in seconds, rounded up, at least 1. */
  public static long seconds(long nanos) {
    return Math.max(1, (long) Math.ceil(nanos / NANOS_PER_SECOND));
  }

  /**
   * The time in seconds, at random up to half more than necessary: clients that were refused
   * together should not come back together.
   */
  public static long jitteredSeconds(long nanos) {
    long seconds = seconds(nanos);
    ThreadLocalRandom random = ThreadLocalRandom.current();
    double jitter = seconds * random.nextDouble(MAX_JITTER);
    return seconds + (long) (jitter + random.nextDouble());
  }
}
