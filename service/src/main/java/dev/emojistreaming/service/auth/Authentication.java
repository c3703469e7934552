package dev.emojistreaming.service.auth;

import java.util.Locale;

/** The outcome of checking a credential. */
public sealed interface Authentication {

  /** The credential is valid. */
  record Accepted(Principal principal) implements Authentication {}

  /** There is no valid credential. */
  record Rejected(Reason reason) implements Authentication {}

  /** A metric names the reason; the answer does not. */
  enum Reason {
    /** The request has no credential. */
    MISSING,
    /** The text is neither an API key nor a token of an enabled mode. */
    MALFORMED,
    /** The key is not in the file, or no key has this id. */
    UNKNOWN_KEY,
    /** The signature, or a claim other than the expiry, is wrong. */
    INVALID,
    /** It was valid before. */
    EXPIRED,
    /** The service has no time to check further signatures at present. */
    BUSY;

    /** The value of the tag {@code reason}. */
    public String tag() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A rejection for this reason. */
  static Authentication rejected(Reason reason) {
    return new Rejected(reason);
  }
}
