package dev.emojistreaming.contract.setting;

import java.time.Duration;

/**
 * A duration between two bounds, both included.
 *
 * @param name as the user writes it: a variable or an option
 */
public record DurationSetting(String name, Duration min, Duration max) {

  /**
   * Reads a value.
   *
   * @throws InvalidSettingException when it is not a duration or is out of bounds
   */
  public Duration parse(String text) {
    try {
      Duration value = DurationText.parse(text);
      if (value.compareTo(min) >= 0 && value.compareTo(max) <= 0) {
        return value;
      }
    } catch (IllegalArgumentException e) {
      // reported below
    }
    throw new InvalidSettingException(name, rule(), text);
  }

  private String rule() {
    return "a duration from %s to %s, such as 10s or 500ms"
        .formatted(DurationText.format(min), DurationText.format(max));
  }
}
