package dev.emojistreaming.contract.setting;

import java.io.Serial;

/** A setting has an invalid value. The message is one line for the user. */
public final class InvalidSettingException extends IllegalArgumentException {

  @Serial private static final long serialVersionUID = 1;

  /**
   * The message {@code NAME must be RULE, but is VALUE}.
   *
   * @param name as the user wrote it: a variable or an option
   * @param rule what the value must be
   * @param value as the user wrote it
   */
  public InvalidSettingException(String name, String rule, String value) {
    super("%s must be %s, but is %s".formatted(name, rule, value.isBlank() ? "empty" : value));
  }
}
