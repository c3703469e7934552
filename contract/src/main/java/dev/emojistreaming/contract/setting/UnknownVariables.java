package dev.emojistreaming.contract.setting;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds environment variables that have a program's prefix but no effect; most are misspelled.
 *
 * @param prefix of the program's variables, such as {@code INGEST_}
 * @param known the variables with this prefix that have an effect; not empty
 * @param ofOthers variables with this prefix that other programs read; never reported
 */
public record UnknownVariables(String prefix, Set<String> known, Set<String> ofOthers) {

  /** The known variables are those that set the given properties. */
  public static UnknownVariables ofProperties(String prefix, Collection<String> properties) {
    return new UnknownVariables(
        prefix,
        properties.stream().map(UnknownVariables::variable).collect(Collectors.toUnmodifiableSet()),
        Set.of());
  }

  /** The same, except for variables with this prefix that other programs read. */
  public UnknownVariables except(String... others) {
    return new UnknownVariables(prefix, known, Set.of(others));
  }

  /** The variable that sets a property, as MicroProfile Config maps them. */
  private static String variable(String property) {
    return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /**
   * A line for each unknown variable, by name. Ignores the variables that Kubernetes sets for
   * Services, such as {@code INGEST_SERVICE_HOST} and {@code INGEST_PORT_8080_TCP}.
   *
   * @param environment the names of all variables
   */
  public List<String> warnings(Collection<String> environment) {
    return new TreeSet<>(environment)
        .stream()
            .filter(name -> name.startsWith(prefix) && !known.contains(name))
            .filter(name -> !ofOthers.contains(name) && !isOfKubernetes(name))
            .map(this::warning)
            .toList();
  }

  /** The line for a variable that is not known. */
  public String warning(String name) {
    return "the variable %s is unknown; is it %s?".formatted(name, nearest(name));
  }

  private static boolean isOfKubernetes(String name) {
    return name.contains("_SERVICE_") || name.contains("_PORT");
  }

  private String nearest(String name) {
    return known.stream()
        .min(
            Comparator.<String>comparingInt(candidate -> distance(name, candidate))
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  /** The Levenshtein distance: the minimum number of characters to insert, delete or replace. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
