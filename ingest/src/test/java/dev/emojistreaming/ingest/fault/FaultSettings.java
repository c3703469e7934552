package dev.emojistreaming.ingest.fault;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/**
 * The length of the fault suite: every build runs the short form, {@code -Pfaults} the long one.
 */
public final class FaultSettings {

  /** Rounds of the cases with repeated kills; {@code faults.rounds}. */
  static final int ROUNDS = Integer.getInteger("faults.rounds", 1);

  /**
   * Whether the suite runs in its short form, in which a fast start matters more than throughput.
   */
  public static final boolean IN_SHORT = ROUNDS == 1;

  /** Length of an outage or overload; {@code faults.outage} in seconds. */
  public static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("faults.outage", 3));

  private FaultSettings() {}

  /** Waits, while the load goes on. */
  public static void letPass(Duration time) {
    await().pollDelay(time).atMost(time.plusSeconds(10)).until(() -> true);
  }
}
