package dev.emojistreaming.spark.settings;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Environment variables as typed values; each error names the variable. */
final class Variables {

  private static final Duration LONGEST = Duration.ofDays(7);

  private static final int MAX_PORT = 65_535;

  private final Map<String, String> environment;

  Variables(Map<String, String> environment) {
    this.environment = environment;
  }

  String text(String name, String byDefault) {
    String value = environment.getOrDefault(name, byDefault).strip();
    if (value.isEmpty()) {
      throw new IllegalArgumentException(name + " must not be empty");
    }
    return value;
  }

  /** Empty counts as not set. */
  Optional<String> optionalText(String name) {
    return Optional.of(environment.getOrDefault(name, "").strip()).filter(text -> !text.isEmpty());
  }

  /** Decimal seconds, from 0 to seven days. */
  Duration seconds(String name, String byDefault) {
    String value = text(name, byDefault);
    try {
      Duration duration =
          Duration.ofMillis(new BigDecimal(value).movePointRight(3).longValueExact());
      if (!duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
        return duration;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // said below
    }
    throw new IllegalArgumentException(
        name
            + " must be decimal seconds from 0 to "
            + LONGEST.toSeconds()
            + ", such as 0.5, not "
            + value);
  }

  /** A whole number from 1. */
  long wholeNumber(String name, String byDefault) {
    String value = text(name, byDefault);
    try {
      long number = Long.parseLong(value);
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IllegalArgumentException(name + " must be a whole number from 1, not " + value);
  }

  /** A port, or 0. */
  int port(String name, String byDefault) {
    String value = text(name, byDefault);
    try {
      int port = Integer.parseInt(value);
      if (port >= 0 && port <= MAX_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IllegalArgumentException(
        name + " must be a port from 1 to " + MAX_PORT + ", or 0 for none, not " + value);
  }

  boolean flag(String name, String byDefault) {
    return switch (text(name, byDefault)) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException(
              name + " must be true or false, not " + text(name, byDefault));
    };
  }
}
