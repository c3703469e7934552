package dev.emojistreaming.standalone;

import java.io.Serial;

/** The pipeline cannot be started; the message has the remedy. */
final class StartException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  StartException(String message) {
    super(message);
  }
}
