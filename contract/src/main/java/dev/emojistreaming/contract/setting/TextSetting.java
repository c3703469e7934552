package dev.emojistreaming.contract.setting;

/**
 * A text that is not empty; white space around it does not count.
 *
 * @param name as the user writes it: a variable or an option
 * @param rule what the text must be, such as {@code the name of a topic}
 */
public record TextSetting(String name, String rule) {

  /**
   * Reads a value.
   *
   * @throws InvalidSettingException when it is empty
   */
  public String parse(String text) {
    String value = text.strip();
    if (value.isEmpty()) {
      throw new InvalidSettingException(name, rule, value);
    }
    return value;
  }
}
