package dev.emojistreaming.service.auth;

/**
 * The origin of a credential, for the budget of expensive checks.
 *
 * @param network of the client's address
 */
public record CredentialSource(String network, Connection connection) {

  /** The connection that the credential came on. */
  public interface Connection {

    /** Whether a wrong credential came on it. */
    boolean hasFailed();

    /** Remembers that a wrong credential came on it. */
    void fail();
  }
}
