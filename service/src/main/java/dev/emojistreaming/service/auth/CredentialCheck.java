package dev.emojistreaming.service.auth;

/** Checks the credentials of one or more {@link AuthMode}s. Thread-safe; never blocks. */
@FunctionalInterface
public interface CredentialCheck {

  /** Checks a credential as the client sent it. */
  Authentication check(String credential, CredentialSource source);
}
