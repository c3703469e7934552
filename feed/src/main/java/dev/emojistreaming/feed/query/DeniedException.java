package dev.emojistreaming.feed.query;

import java.io.Serial;

/** The caller may not read the room. The client gets a 403. */
final class DeniedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /**
   * @param reason for the client
   */
  DeniedException(String reason) {
    super(reason);
  }
}
