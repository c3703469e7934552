package dev.emojistreaming.simulator.load;

import dev.emojistreaming.contract.setting.DurationText;
import dev.emojistreaming.contract.setting.InvalidSettingException;
import java.time.Duration;

/** The length of a run. A value out of bounds is rejected with the name of its option. */
public sealed interface RunLength {

  /**
   * Whether a client has one more reaction to send.
   *
   * @param played reactions of this client so far
   * @param due when the next one is due, in nanoseconds since the start of the run
   */
  boolean includes(long played, long due);

  /**
   * A number of reactions for each client.
   *
   * @param perClient at least 1
   */
  record Reactions(int perClient) implements RunLength {
    public Reactions {
      if (perClient < 1) {
        throw new InvalidSettingException(
            "--reactions-per-client (EMOJIS_PER_CLIENT)",
            "a whole number from 1",
            String.valueOf(perClient));
      }
    }

    @Override
    public boolean includes(long played, long due) {
      return played < perClient;
    }

    /** Reactions of all clients together. */
    public long of(int clients) {
      return (long) clients * perClient;
    }
  }

  /**
   * All reactions that are due within a duration, including those that a slow service delays beyond
   * it.
   *
   * @param duration 1 second to 30 days
   */
  record Time(Duration duration) implements RunLength {
    private static final Duration MIN = Duration.ofSeconds(1);
    private static final Duration MAX = Duration.ofDays(30);

    public Time {
      if (duration.compareTo(MIN) < 0 || duration.compareTo(MAX) > 0) {
        throw new InvalidSettingException(
            "--duration",
            "a duration from %s to %s"
                .formatted(DurationText.format(MIN), DurationText.format(MAX)),
            DurationText.format(duration));
      }
    }

    @Override
    public boolean includes(long played, long due) {
      return due < duration.toNanos();
    }
  }
}
