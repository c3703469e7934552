package dev.emojistreaming.feed.query;

import dev.emojistreaming.contract.FieldError;
import java.io.Serial;

/** A query parameter is not valid. The client gets a 400 that names it. */
final class InvalidParameterException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  private final transient FieldError error;

  /**
   * Makes the exception.
   *
   * @param expectation what the parameter must be, as the rest of a sentence: {@code must be …}
   */
  InvalidParameterException(String parameter, String expectation) {
    this(new FieldError(parameter, expectation));
  }

  private InvalidParameterException(FieldError error) {
    super(error.sentence());
    this.error = error;
  }

  FieldError error() {
    return error;
  }
}
