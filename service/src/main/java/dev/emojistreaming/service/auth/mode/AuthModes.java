package dev.emojistreaming.service.auth.mode;

import dev.emojistreaming.contract.setting.InvalidSettingException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The enabled ways to authenticate.
 *
 * @param modes at least one; {@link AuthMode#NONE} only alone
 */
public record AuthModes(Set<AuthMode> modes) {

  private static final String RULE =
      "none, or a comma-separated list of api-key, jwt and anonymous";

  /** Copies the modes. */
  public AuthModes {
    modes = Set.copyOf(modes);
  }

  /**
   * Reads {@code AUTH}.
   *
   * @throws InvalidSettingException if it is not a list of modes
   */
  static AuthModes parse(String list) {
    Set<AuthMode> modes = EnumSet.noneOf(AuthMode.class);
    for (String part : list.split(",", -1)) {
      String name = part.strip().toLowerCase(Locale.ROOT);
      modes.add(
          Arrays.stream(AuthMode.values())
              .filter(mode -> mode.text().equals(name))
              .findFirst()
              .orElseThrow(() -> new InvalidSettingException("AUTH", RULE, list)));
    }
    if (modes.contains(AuthMode.NONE) && modes.size() > 1) {
      throw new InvalidSettingException("AUTH", RULE, list);
    }
    return new AuthModes(modes);
  }

  /** Whether a mode is enabled. */
  public boolean has(AuthMode mode) {
    return modes.contains(mode);
  }
}
