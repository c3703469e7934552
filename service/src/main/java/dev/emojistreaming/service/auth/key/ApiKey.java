package dev.emojistreaming.service.auth.key;

import dev.emojistreaming.service.auth.Principal;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;

/** The line of one API key in the file: the hash of the key, and the rights that it gives. */
final class ApiKey {

  private final byte[] hash;
  private final Principal principal;

  ApiKey(byte[] hash, Principal principal) {
    this.hash = hash.clone();
    this.principal = principal;
  }

  Principal principal() {
    return principal;
  }

  boolean matches(ApiKeyText presented) {
    return MessageDigest.isEqual(hash, presented.hash());
  }

  boolean isExpired(Instant now) {
    return !now.isBefore(principal.expires());
  }

  /** The line of the file. */
  String line() {
    StringBuilder line = new StringBuilder();
    line.append(principal.key())
        .append(" sha256:")
        .append(HexFormat.of().formatHex(hash))
        .append(" name=")
        .append(principal.name())
        .append(" scopes=")
        .append(
            String.join(
                ",", principal.scopes().stream().map(scope -> scope.text()).sorted().toList()))
        .append(" rooms=")
        .append(principal.rooms());
    if (!principal.expires().equals(Instant.MAX)) {
      line.append(" expires=").append(principal.expires());
    }
    return line.toString();
  }
}
