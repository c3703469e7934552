package dev.emojistreaming.service.auth;

/** The origin of a credential, for the budget of expensive checks. */
public interface CredentialSource {

  /** The network of the client's address. */
  String network();

  /** Whether a wrong credential came on the same connection. */
  boolean hasFailed();

  /** Remembers for the connection that a wrong credential came on it. */
  void fail();
}
