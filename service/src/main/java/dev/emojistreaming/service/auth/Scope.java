package dev.emojistreaming.service.auth;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A right of a {@link Principal}. API keys and the claim {@code scope} of tokens list them. */
public enum Scope {
  /** Send reactions as oneself. */
  PUBLISH("reactions:publish"),

  /** Send reactions of any user: for backends. Includes {@link #PUBLISH}. */
  PUBLISH_FOR_OTHERS("reactions:publish-for-others"),

  /** Send reactions older than the allowed lateness. */
  BACKFILL("reactions:backfill"),

  /** Read the counts of rooms. */
  READ_COUNTS("counts:read");

  private final String text;

  Scope(String text) {
    this.text = text;
  }

  /** The scope's name in files, tokens and messages. */
  public String text() {
    return text;
  }

  /** The scope of this name. */
  public static Optional<Scope> of(String text) {
    return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
  }

  /** The scopes of these names; unknown names are those of other services. */
  public static Set<Scope> known(Collection<String> texts) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    texts.forEach(text -> of(text).ifPresent(scopes::add));
    return scopes;
  }
}
