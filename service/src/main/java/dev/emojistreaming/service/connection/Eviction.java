package dev.emojistreaming.service.connection;

import dev.emojistreaming.contract.Problem;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why the service closes a connection. */
enum Eviction {
  /** There are as many connections as allowed, and this one was idle for longest. */
  CONNECTIONS,
  /** A request's head did not arrive in time. */
  HEAD_TIMEOUT,
  /** A request's body did not arrive in time. */
  BODY_TIMEOUT,
  /** There is no memory for further bodies, and this one was the slowest. */
  BODY_MEMORY,
  /** The client does not read its answers, and too many bytes wait for it. */
  UNREAD;

  /** The value of the label {@code reason}. */
  String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The answer to a request whose connection is closed; null for none. After a timeout there is
   * none: the client is not reading yet, it still sends.
   */
  @Nullable Problem problem() {
    return this == BODY_MEMORY
        ? Problem.of(503, "Service Unavailable", "too many request bodies are arriving")
        : null;
  }
}
