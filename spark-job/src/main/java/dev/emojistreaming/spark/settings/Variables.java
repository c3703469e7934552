package dev.emojistreaming.spark.settings;

import dev.emojistreaming.contract.setting.DurationSetting;
import dev.emojistreaming.contract.setting.InvalidSettingException;
import dev.emojistreaming.contract.setting.NumberSetting;
import dev.emojistreaming.contract.setting.TextSetting;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Environment variables as typed values.
 *
 * <p>Every method throws an {@link InvalidSettingException} with the variable's name when its value
 * cannot be read or is out of bounds.
 */
final class Variables {

  private static final Duration MAX_DURATION = Duration.ofDays(7);
  private static final int MAX_PORT = 65_535;

  private final Map<String, String> environment;

  Variables(Map<String, String> environment) {
    this.environment = environment;
  }

  String text(String name, String byDefault) {
    return new TextSetting(name, "a text").parse(environment.getOrDefault(name, byDefault));
  }

  /** A text, or empty if the variable is not set or blank. */
  Optional<String> optionalText(String name) {
    return Optional.of(environment.getOrDefault(name, "").strip()).filter(text -> !text.isEmpty());
  }

  /** A duration up to seven days; without a unit, in seconds. */
  Duration duration(String name, String byDefault, Duration min) {
    return new DurationSetting(name, min, MAX_DURATION).parse(text(name, byDefault));
  }

  /** A whole number from 1. */
  long wholeNumber(String name, String byDefault) {
    return new NumberSetting(name, 1, Long.MAX_VALUE).parse(text(name, byDefault));
  }

  /** A whole number between two bounds, both included. */
  int wholeNumber(String name, String byDefault, int min, int max) {
    return new NumberSetting(name, min, max).parseInt(text(name, byDefault));
  }

  /** A port, or 0 for none. */
  int port(String name, String byDefault) {
    return wholeNumber(name, byDefault, 0, MAX_PORT);
  }

  boolean flag(String name, String byDefault) {
    String value = text(name, byDefault);
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new InvalidSettingException(name, "true or false", value);
    };
  }
}
