package dev.emojistreaming.service.connection;

import java.util.concurrent.atomic.AtomicLong;

/** A bound on the bytes of all bodies. Thread-safe. */
public final class BodyBound implements BodyMemory {

  private final long max;
  private final AtomicLong held = new AtomicLong();

  /**
   * @param max in bytes
   */
  public BodyBound(long max) {
    this.max = max;
  }

  @Override
  public boolean addBody(int bytes) {
    return held.addAndGet(bytes) <= max;
  }

  @Override
  public boolean hasSpaceForBodies() {
    return held.get() <= max;
  }

  @Override
  public void releaseBody(long bytes) {
    held.addAndGet(-bytes);
  }
}
