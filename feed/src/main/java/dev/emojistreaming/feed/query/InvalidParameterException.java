package dev.emojistreaming.feed.query;

import java.io.Serial;

/** A parameter of a question is not valid; the message names it and says what it must be. */
final class InvalidParameterException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  private final String detail;

  InvalidParameterException(String detail) {
    super(detail);
    this.detail = detail;
  }

  String detail() {
    return detail;
  }
}
