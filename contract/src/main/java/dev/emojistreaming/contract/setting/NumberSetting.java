package dev.emojistreaming.contract.setting;

/**
 * A whole number between two bounds, both included; {@link Long#MAX_VALUE} means no upper bound.
 *
 * @param name as the user writes it: a variable or an option
 */
public record NumberSetting(String name, long min, long max) {

  /**
   * Reads a value.
   *
   * @throws InvalidSettingException when it is not a whole number or is out of bounds
   */
  public long parse(String text) {
    try {
      long value = Long.parseLong(text.strip());
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // reported below
    }
    throw new InvalidSettingException(name, rule(), text);
  }

  /** Reads a value like {@link #parse}, as an int; the upper bound must be one. */
  public int parseInt(String text) {
    return Math.toIntExact(parse(text));
  }

  private String rule() {
    String from = "a whole number from " + min;
    return max == Long.MAX_VALUE ? from : from + " to " + max;
  }
}
