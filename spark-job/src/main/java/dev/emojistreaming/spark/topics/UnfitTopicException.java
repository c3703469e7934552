package dev.emojistreaming.spark.topics;

import java.io.Serial;

/** A topic is missing or its configuration is not fit; the message has the remedy. */
public final class UnfitTopicException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  UnfitTopicException(String message) {
    super(message);
  }
}
