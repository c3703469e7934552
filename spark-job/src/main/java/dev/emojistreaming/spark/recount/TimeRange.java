package dev.emojistreaming.spark.recount;

import dev.emojistreaming.contract.Window;
import dev.emojistreaming.contract.setting.InvalidSettingException;
import java.time.Instant;

/**
 * A range of whole windows.
 *
 * @param from the start of the first window
 * @param to the end of the last one
 */
public record TimeRange(Instant from, Instant to) {

  /**
   * Extends the range to whole windows.
   *
   * @throws InvalidSettingException when {@code from} is not before {@code to}
   */
  public TimeRange {
    if (!from.isBefore(to)) {
      throw new InvalidSettingException("--from", "before --to (" + to + ")", from.toString());
    }
    from = Window.startOf(from);
    to = Window.startOf(to.minusNanos(1)).plus(Window.LENGTH);
  }
}
