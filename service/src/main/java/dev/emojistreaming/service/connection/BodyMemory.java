package dev.emojistreaming.service.connection;

/** The memory for the bodies of requests in progress. Thread-safe; never blocks. */
public interface BodyMemory {

  /** Reserves memory for bytes that have arrived; returns whether they fit. */
  boolean reserve(int bytes);

  /** Counts bytes that have arrived and do not fit. */
  void exceed(int bytes);

  /** Releases the memory of bytes that were reserved or counted. */
  void release(long bytes);
}
