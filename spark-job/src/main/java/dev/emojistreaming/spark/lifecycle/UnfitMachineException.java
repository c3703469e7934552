package dev.emojistreaming.spark.lifecycle;

import java.io.Serial;

/** The job cannot run on this machine; the message has the remedy. */
public final class UnfitMachineException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  UnfitMachineException(String message) {
    super(message);
  }
}
