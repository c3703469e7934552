package dev.emojistreaming.contract.setting;

/**
 * A number of bytes between two bounds, both included.
 *
 * @param name as the user writes it: a variable or an option
 */
public record SizeSetting(String name, long min, long max) {

  /**
   * Reads a value.
   *
   * @throws InvalidSettingException when it is not a size or is out of bounds
   */
  public long parse(String text) {
    try {
      long value = SizeText.parse(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (IllegalArgumentException e) {
      // reported below
    }
    throw new InvalidSettingException(name, rule(), text);
  }

  private String rule() {
    return "a size from %s to %s, such as 64M"
        .formatted(SizeText.format(min), SizeText.format(max));
  }
}
