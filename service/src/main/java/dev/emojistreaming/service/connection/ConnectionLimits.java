package dev.emojistreaming.service.connection;

import java.time.Duration;

/**
 * The limits of a server for its clients.
 *
 * @param maxConnections maximum number of connections, lowered to the process's limit of open files
 *     less {@value #FILES_KEPT}
 * @param maxUnread maximum number of bytes that wait in memory for clients to read them
 */
public record ConnectionLimits(int maxConnections, long maxUnread) {

  /** Open files that connections leave to the rest of the process. */
  static final int FILES_KEPT = 256;

  /** A request's head must arrive within this time, from its first byte. */
  static final Duration HEAD_TIMEOUT = Duration.ofSeconds(10);

  /** A body must arrive within this time, and {@link #BODY_TIMEOUT_STEP} more for each step. */
  static final Duration BODY_TIMEOUT = Duration.ofSeconds(10);

  /** Additional time for each {@value #BODY_STEP} bytes that have arrived: slow phones. */
  static final Duration BODY_TIMEOUT_STEP = Duration.ofSeconds(1);

  static final int BODY_STEP = 16 * 1024;

  /** Bytes of each body that {@link BodyMemory} does not count; connections bound their number. */
  static final int FREE_BODY_BYTES = 4 * 1024;

  /** A body is evicted for lack of memory only if it has been arriving for longer than this. */
  static final Duration MIN_EVICTED_AGE = Duration.ofSeconds(1);

  /** The limits of a server whose number of connections is configured. */
  public static ConnectionLimits of(int maxConnections) {
    return new ConnectionLimits(
        Math.max(1, Math.min(maxConnections, OpenFiles.limit() - FILES_KEPT)),
        Runtime.getRuntime().maxMemory() / 8);
  }
}
