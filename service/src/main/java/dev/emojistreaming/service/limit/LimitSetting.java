package dev.emojistreaming.service.limit;

import dev.emojistreaming.contract.setting.InvalidSettingException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A limit as the operator sets it.
 *
 * @param variable name of the setting in messages
 * @param rate empty if the limit is off
 */
public record LimitSetting(String variable, Optional<Rate> rate) {

  private static final String OFF = "off";

  private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*/s\\s+burst\\s+(\\d{1,9})");

  private static final String RULE =
      "off, or a rate such as 15/s burst 100: from 1 to "
          + Rate.MAX_PER_SECOND
          + " a second, with a burst from 1 to "
          + Rate.MAX_BURST;

  /**
   * Reads {@code 15/s burst 100} or {@code off}, in lower or upper case.
   *
   * @throws InvalidSettingException when it is neither, or out of bounds
   */
  public static LimitSetting parse(String variable, String text) {
    String value = text.strip().toLowerCase(Locale.ROOT);
    if (value.equals(OFF)) {
      return new LimitSetting(variable, Optional.empty());
    }
    Matcher parts = FORM.matcher(value);
    if (!parts.matches()) {
      throw new InvalidSettingException(variable, RULE, text);
    }
    try {
      return new LimitSetting(
          variable,
          Optional.of(new Rate(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)))));
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(variable, RULE, text);
    }
  }

  /** The value as {@link #parse} reads it. */
  public String text() {
    return rate.map(Rate::toString).orElse(OFF);
  }
}
