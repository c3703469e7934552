package dev.emojistreaming.service.connection;

/** The memory for the bodies of requests in progress. Thread-safe; never blocks. */
public interface BodyMemory {

  /**
   * Counts bytes of a body that have arrived.
   *
   * @return whether all bytes that are counted fit; the bytes are counted in any case
   */
  boolean addBody(int bytes);

  /** Whether all bytes that are counted fit. */
  boolean hasSpaceForBodies();

  /** Bytes of a body are not in memory any more. */
  void releaseBody(long bytes);
}
