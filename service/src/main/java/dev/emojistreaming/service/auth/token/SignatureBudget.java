package dev.emojistreaming.service.auth.token;

import dev.emojistreaming.service.auth.CredentialSource;
import dev.emojistreaming.service.limit.Fingerprints;
import dev.emojistreaming.service.limit.Rate;
import dev.emojistreaming.service.limit.Sender;
import dev.emojistreaming.service.limit.SharedLimit;
import dev.emojistreaming.service.limit.TableSpace;

/**
 * Bounds the number of tokens with a wrong signature that are checked: a check of ES256 takes about
 * 1 ms of CPU, as long as ten requests. Thread-safe; never blocks.
 *
 * <p>A check that succeeds is given back, so a crowd that comes with valid tokens is not limited.
 * Networks share the budget fairly. Within a network there is a second, larger budget for
 * connections that have not sent a wrong token: a stranger's tokens do not lock out others behind
 * the same address.
 */
final class SignatureBudget {

  private static final Rate FIRST = new Rate(100, 200);
  private static final Rate FURTHER = new Rate(50, 100);

  private final Fingerprints fingerprints = Fingerprints.random();
  private final SharedLimit first = limit(FIRST);
  private final SharedLimit further = limit(FURTHER);
  private final long start = System.nanoTime();

  private SharedLimit limit(Rate rate) {
    return SharedLimit.single(rate, TableSpace.forAll(rate), fingerprints);
  }

  /** Takes a check for a token from this source; returns false if none is left. */
  boolean take(CredentialSource source) {
    return limit(source).charge(0, sender(source), now()) == 0;
  }

  /** Gives the check back that was taken for a token, which is valid. */
  void giveBack(CredentialSource source) {
    limit(source).refund(0, sender(source), now());
  }

  private SharedLimit limit(CredentialSource source) {
    return source.hasFailed() ? further : first;
  }

  private Sender sender(CredentialSource source) {
    return Sender.of(fingerprints.of(source.network()));
  }

  private long now() {
    return System.nanoTime() - start;
  }
}
