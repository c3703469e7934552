package dev.emojistreaming.service.origin;

import dev.emojistreaming.contract.setting.InvalidSettingException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The origins whose pages may call the service. */
public final class AllowedOrigins {

  private static final String ALL = "*";

  private static final String RULE =
      "a comma-separated list of origins such as https://example.com or http://localhost:8090,"
          + " without a path, of regular expressions between slashes, or *";

  private final Set<String> entries;
  private final List<Pattern> expressions;

  private AllowedOrigins(Set<String> entries, List<Pattern> expressions) {
    this.entries = Set.copyOf(entries);
    this.expressions = List.copyOf(expressions);
  }

  /**
   * Reads a comma-separated list. Spaces, capitals, the scheme's own port and a slash at the end
   * make no difference; {@code /https://[a-z]+[.]example[.]com/} is an expression that must match a
   * whole origin; {@code *} alone allows all; an empty list allows none.
   *
   * @param variable name of the setting in messages
   * @throws InvalidSettingException when an entry cannot be an origin
   */
  public static AllowedOrigins parse(String variable, String text) {
    Set<String> entries = new LinkedHashSet<>();
    List<Pattern> expressions = new ArrayList<>();
    if (text.strip().equals(ALL)) {
      return new AllowedOrigins(Set.of(ALL), List.of());
    }
    for (String part : text.split(",", -1)) {
      String entry = part.strip();
      if (isExpression(entry)) {
        expressions.add(compile(variable, entry));
        entries.add(entry);
      } else if (!entry.isEmpty()) {
        entries.add(
            Origin.parse(entry)
                .orElseThrow(() -> new InvalidSettingException(variable, RULE, entry))
                .text());
      }
    }
    return new AllowedOrigins(entries, expressions);
  }

  private static boolean isExpression(String entry) {
    return entry.length() > 2 && entry.startsWith("/") && entry.endsWith("/");
  }

  private static Pattern compile(String variable, String entry) {
    try {
      return Pattern.compile(entry.substring(1, entry.length() - 1));
    } catch (PatternSyntaxException e) {
      throw new InvalidSettingException(variable, RULE, entry);
    }
  }

  /** The entries in the form that Quarkus' CORS filter compares with the header. */
  public Set<String> entries() {
    return entries;
  }

  /**
   * Whether pages of an origin may call the service.
   *
   * @param origin the header {@code Origin}
   */
  public boolean allows(String origin) {
    return entries.contains(ALL)
        || entries.contains(origin)
        || expressions.stream().anyMatch(each -> each.matcher(origin).matches());
  }
}
