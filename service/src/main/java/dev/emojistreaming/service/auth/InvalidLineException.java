package dev.emojistreaming.service.auth;

import java.io.Serial;

/** A line of a file of credentials or keys is invalid. The message never has a secret. */
public final class InvalidLineException extends IllegalArgumentException {

  @Serial private static final long serialVersionUID = 1;

  /**
   * The message {@code line N: PROBLEM}.
   *
   * @param index of the line, from 0
   */
  public InvalidLineException(int index, String problem) {
    super("line " + (index + 1) + ": " + problem);
  }
}
