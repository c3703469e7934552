package dev.emojistreaming.service.auth.mode;

import java.util.Locale;

/** Ways to authenticate; {@code AUTH} lists the enabled ones. */
public enum AuthMode {
  /** Everybody may do everything. */
  NONE,
  /** Backends have keys, of a file. */
  API_KEY,
  /** People have tokens of a login service. */
  JWT,
  /** Viewers have tokens of the feed. */
  ANONYMOUS;

  /** The mode's name in {@code AUTH}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
