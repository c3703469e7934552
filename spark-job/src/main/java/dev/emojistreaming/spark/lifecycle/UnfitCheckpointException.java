package dev.emojistreaming.spark.lifecycle;

import java.io.Serial;

/** A checkpoint cannot be continued; the message has the remedy. */
public final class UnfitCheckpointException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  UnfitCheckpointException(String location, String why) {
    this(location, why, "");
  }

  /**
   * @param alternative another remedy, with {@code or} at its end
   */
  UnfitCheckpointException(String location, String why, String alternative) {
    super(
        "the checkpoint %s %s; %sset CHECKPOINT_LOCATION to a new folder to count the topic again from its beginning"
            .formatted(location, why, alternative));
  }
}
