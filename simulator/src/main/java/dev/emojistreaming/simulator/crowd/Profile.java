package dev.emojistreaming.simulator.crowd;

import java.util.Locale;

/** How the rate of a run goes over time; its mean is the one asked for. */
public enum Profile {
  /** Always the same. */
  STEADY,
  /** Quiet, with a burst in each minute. */
  BURST,
  /** Growing over the run. */
  RAMP,
  /** As a cricket match moves its crowd. */
  MATCH;

  /** The name by which it is asked for. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
