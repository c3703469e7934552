package dev.emojistreaming.service.auth.token;

import dev.emojistreaming.service.auth.Authentication;
import dev.emojistreaming.service.auth.Authentication.Reason;
import dev.emojistreaming.service.auth.CredentialCheck;
import dev.emojistreaming.service.auth.CredentialSource;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** The tokens of a login service, signed with one of its asymmetric keys. Thread-safe. */
final class JwtTokens implements CredentialCheck {

  private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  private final JwtConsumer rules;
  private final JwkKeys keys;
  private final SignatureBudget budget;

  /**
   * Accepts tokens of one login service.
   *
   * @param onKeyChange called when it has other keys
   */
  JwtTokens(LoginService service, Clock clock, Runnable onKeyChange) {
    this.keys = new JwkKeys(service.keys(), clock, onKeyChange);
    this.budget = new SignatureBudget();
    this.rules =
        new JwtConsumerBuilder()
            .setJwsAlgorithmConstraints(
                new AlgorithmConstraints(
                    ConstraintType.PERMIT, service.algorithms().names().toArray(String[]::new)))
            .setVerificationKeyResolver(keys)
            .setExpectedIssuer(service.issuer())
            .setExpectedAudience(service.audience())
            .setRequireSubject()
            .setRequireExpirationTime()
            .setRequireIssuedAt()
            .setIssuedAtRestrictions(
                (int) CLOCK_SKEW.toSeconds(), (int) service.maxAge().plus(CLOCK_SKEW).toSeconds())
            .setAllowedClockSkewInSeconds((int) CLOCK_SKEW.toSeconds())
            .build();
  }

  @Override
  public Authentication check(String credential, CredentialSource source) {
    if (!keys.isKnown() || !budget.take(source)) {
      return Authentication.rejected(Reason.BUSY);
    }
    Authentication outcome = TokenVerification.authenticate(rules, credential);
    if (outcome instanceof Authentication.Accepted) {
      budget.giveBack(source);
    } else {
      source.fail();
    }
    return outcome;
  }

  /** Reads keys that are old. May block; for one thread. */
  void refresh() {
    keys.refresh();
  }

  /** The time since the keys were read; empty if they never were. */
  Optional<Duration> keysAge() {
    return keys.isKnown() ? Optional.of(keys.age()) : Optional.empty();
  }
}
