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
  public boolean reserve(int bytes) {
    if (held.addAndGet(bytes) > max) {
      held.addAndGet(-bytes);
      return false;
    }
    return true;
  }

  @Override
  public void exceed(int bytes) {
    held.addAndGet(bytes);
  }

  @Override
  public void release(long bytes) {
    held.addAndGet(-bytes);
  }
}
