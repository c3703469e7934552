package dev.emojistreaming.spark.topics;

import java.io.Serial;

/** A topic is missing or not as the job needs it; the message says what to do. */
public final class UnfitTopicException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  UnfitTopicException(String message) {
    super(message);
  }
}
