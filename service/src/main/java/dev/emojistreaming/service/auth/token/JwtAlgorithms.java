package dev.emojistreaming.service.auth.token;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Algorithms that tokens of a login service may be signed with: never a symmetric one, whose key
 * every reader of tokens would have.
 *
 * @param names as in the header {@code alg} (RFC 7518)
 */
public record JwtAlgorithms(Set<String> names) {

  private static final Set<String> ASYMMETRIC =
      new TreeSet<>(
          List.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"));

  /** The form of the list, as a phrase after "must be". */
  public static final String RULE = "a comma-separated list of " + String.join(", ", ASYMMETRIC);

  /** Copies the names. */
  public JwtAlgorithms {
    names = Set.copyOf(names);
  }

  /** Reads a comma-separated list; empty if it has another name. */
  public static Optional<JwtAlgorithms> parse(String list) {
    Set<String> names = new TreeSet<>(List.of(list.strip().split("\\s*,\\s*", -1)));
    return ASYMMETRIC.containsAll(names) ? Optional.of(new JwtAlgorithms(names)) : Optional.empty();
  }
}
