package dev.emojistreaming.contract.setting;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds environment variables that Java could not decode.
 *
 * <p>The locale has the charset of variables: ASCII in the POSIX locale, which holds where none is
 * set. Java replaces each byte that it cannot decode by {@code U+FFFD}, without an error: the list
 * {@code 👍,❤️} would be one of names that nobody sends. Only the variables of our programs are
 * checked; the others of a shell have no effect.
 */
public final class UndecodedVariables {

  private static final char REPLACEMENT = '\uFFFD';

  /** The variables in docs/configuration.md, and those that begin like a framework's. */
  private static final Pattern OURS =
      Pattern.compile(
          "(?:ANONYMOUS|AUTH|EMOJI|FEED|INGEST|JWT|KAFKA|LIMIT|MP|QUARKUS|SMALLRYE|SPARK)_.*"
              + "|ACKNOWLEDGE|ALLOWED_LATENESS|API_KEY|AUTH|BUFFER_FLUSH_INTERVAL"
              + "|CHECKPOINT_LOCATION|CONSOLE|CORS_ORIGINS|DEDUPLICATE|EMOJIS_PER_CLIENT"
              + "|HISTORY_PATH|LIVENESS_TIMEOUT"
              + "|MAX_OFFSETS_PER_TRIGGER|MAX_PER_USER|METRICS_PORT|NUM_CLIENTS|ROOMS_READ"
              + "|SCALED_COUNT|TRIGGER_INTERVAL|TRUSTED_PROXIES|WATERMARK_DELAY");

  private UndecodedVariables() {}

  /**
   * One line with the variables, the locale and the remedy; empty if Java decoded all of them. It
   * has no value: one may be a password.
   *
   * @param environment all variables, as {@link System#getenv()} returns them
   */
  public static Optional<String> error(Map<String, String> environment) {
    String names =
        environment.entrySet().stream()
            .filter(variable -> variable.getValue().indexOf(REPLACEMENT) >= 0)
            .map(Map.Entry::getKey)
            .filter(name -> OURS.matcher(name).matches())
            .sorted()
            .collect(Collectors.joining(" and "));
    return names.isEmpty() ? Optional.empty() : Optional.of(line(names, environment));
  }

  private static String line(String names, Map<String, String> environment) {
    // By POSIX, the first of these that is not empty sets the charset.
    String setBy =
        Stream.of("LC_ALL", "LC_CTYPE", "LANG")
            .filter(name -> !environment.getOrDefault(name, "").isEmpty())
            .findFirst()
            .orElse("LANG");
    String locale = environment.getOrDefault(setBy, "");
    return "%s cannot be decoded in the locale %s; set %s=C.UTF-8, and write the value in UTF-8"
        .formatted(names, locale.isEmpty() ? "POSIX" : locale, setBy);
  }
}
