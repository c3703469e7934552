package dev.emojistreaming.simulator.crowd;

import java.util.Locale;

/** The shape of a run's rate over time; its mean is the configured rate. */
public enum Profile {
  /** Constant. */
  STEADY,
  /** Quiet, with a burst in each minute. */
  BURST,
  /** Growing over the run. */
  RAMP,
  /** The load curve of a cricket match. */
  MATCH;

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
