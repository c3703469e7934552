package dev.emojistreaming.service.auth.mode;

import dev.emojistreaming.service.auth.Authentication;
import dev.emojistreaming.service.auth.Authentication.Reason;
import dev.emojistreaming.service.auth.CredentialCheck;
import dev.emojistreaming.service.auth.CredentialSource;
import dev.emojistreaming.service.auth.key.ApiKeys;
import dev.emojistreaming.service.auth.token.Tokens;
import java.util.Optional;

/** Checks credentials by the enabled {@link AuthMode}s. Thread-safe; never blocks. */
public final class Authenticator implements CredentialCheck {

  private final Optional<ApiKeys> keys;
  private final Optional<Tokens> tokens;
  private final AuthMetrics metrics;

  Authenticator(Optional<ApiKeys> keys, Optional<Tokens> tokens, AuthMetrics metrics) {
    this.keys = keys;
    this.tokens = tokens;
    this.metrics = metrics;
  }

  /** Whether requests need a credential. */
  public boolean isEnabled() {
    return keys.isPresent() || tokens.isPresent();
  }

  /** The outcome of a request without a credential. */
  public Authentication missing() {
    metrics.rejected(Reason.MISSING);
    return Authentication.rejected(Reason.MISSING);
  }

  @Override
  public Authentication check(String credential, CredentialSource source) {
    Authentication outcome =
        (ApiKeys.isMeant(credential) ? keys : tokens)
            .map(mode -> ((CredentialCheck) mode).check(credential, source))
            .orElse(Authentication.rejected(Reason.MALFORMED));
    if (outcome instanceof Authentication.Rejected rejected) {
      metrics.rejected(rejected.reason());
    }
    return outcome;
  }
}
