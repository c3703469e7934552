package dev.emojistreaming.feed.query;

import java.io.Serial;

/** A query cannot be answered now. The client gets a 503 with {@code Retry-After}. */
final class UnavailableException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /**
   * @param reason for the client
   */
  UnavailableException(String reason) {
    super(reason);
  }
}
