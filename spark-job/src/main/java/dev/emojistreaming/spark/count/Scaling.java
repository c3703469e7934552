package dev.emojistreaming.spark.count;

import dev.emojistreaming.contract.setting.InvalidSettingException;
import java.io.Serializable;

/**
 * How many emojis a screen should draw for a window: at least 1, at most one for each reaction, and
 * never fewer for more reactions.
 *
 * <p>The setting {@code SCALED_COUNT} chooses {@code log}, {@code linear:N} or {@code threshold}.
 */
public sealed interface Scaling extends Serializable {

  /**
   * The number of emojis to draw.
   *
   * @param reactions at least 1
   */
  long of(long reactions);

  /**
   * Reads the setting {@code SCALED_COUNT}.
   *
   * @throws IllegalArgumentException naming the setting and its forms
   */
  static Scaling parse(String setting) {
    if (setting.equals("log")) {
      return new Logarithmic();
    }
    if (setting.equals("threshold")) {
      return new Threshold();
    }
    if (setting.matches("linear:[1-9][0-9]{0,8}")) {
      return new Linear(Long.parseLong(setting.substring("linear:".length())));
    }
    throw new InvalidSettingException(
        "SCALED_COUNT", "log, threshold, or linear:N with N from 1, such as linear:10", setting);
  }

  /**
   * {@code 10 · ln(1 + n / 10)}, rounded: n for the first few, then slower and slower. 10 reactions
   * draw 7 emojis, 100 draw 24, 1,000 draw 46, a million draws 115. Never jumps by more than one.
   */
  record Logarithmic() implements Scaling {

    private static final double KNEE = 10;

    @Override
    public long of(long reactions) {
      return Math.round(KNEE * Math.log1p(reactions / KNEE));
    }
  }

  /** One emoji for every {@code reactionsPerEmoji} reactions, rounded up. */
  record Linear(long reactionsPerEmoji) implements Scaling {
    @Override
    public long of(long reactions) {
      return (reactions - 1) / reactionsPerEmoji + 1;
    }
  }

  /** One emoji up to 1,000 reactions, one for each reaction beyond: jumps from 1 to 1,001. */
  record Threshold() implements Scaling {

    private static final long MAX_DRAWN_AS_ONE = 1_000;

    @Override
    public long of(long reactions) {
      return reactions <= MAX_DRAWN_AS_ONE ? 1 : reactions;
    }
  }
}
