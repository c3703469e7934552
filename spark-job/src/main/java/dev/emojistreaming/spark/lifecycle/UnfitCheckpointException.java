package dev.emojistreaming.spark.lifecycle;

import java.io.Serial;

/** A checkpoint cannot be continued; the message has the remedy. */
public final class UnfitCheckpointException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  UnfitCheckpointException(String location, String why) {
    super(
        "the checkpoint %s %s; set CHECKPOINT_LOCATION to a new folder to count the topic again from its beginning"
            .formatted(location, why));
  }
}
