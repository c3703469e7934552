package dev.emojistreaming.ingest.fault;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/**
 * How long the fault suite takes: every build runs the short form, {@code -Pfaults} the long one.
 */
final class Faults {

  /** Rounds of the cases that kill again and again; {@code faults.rounds}. */
  static final int ROUNDS = Integer.getInteger("faults.rounds", 1);

  /** Whether the programs live for seconds only, and should be quick rather than fast. */
  static final boolean IN_SHORT = ROUNDS == 1;

  /** Length of an outage, and of an overload; {@code faults.outage} in seconds. */
  static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("faults.outage", 3));

  private Faults() {}

  /** Lets the load go on for so long. */
  static void letPass(Duration time) {
    await().pollDelay(time).atMost(time.plusSeconds(10)).until(() -> true);
  }
}
