package dev.emojistreaming.service.auth.token;

import java.io.IOException;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the login service (a JWK set, RFC 7517). They are read again when they are old, and
 * when a token has an unknown {@code kid}, at most once in {@link #MIN_INTERVAL} for all such
 * tokens. While they cannot be read, the last ones stay in effect. Thread-safe.
 */
final class JwkKeys implements VerificationKeyResolver {

  private static final Logger LOG = Logger.getLogger(JwkKeys.class);

  /** Minimum time between two reads because of unknown keys. */
  static final Duration MIN_INTERVAL = Duration.ofSeconds(30);

  private static final Duration RETRY_INTERVAL = Duration.ofSeconds(5);

  private final JwkSource source;
  private final Clock clock;
  private final Runnable onChange;

  private volatile KeySet keys = new KeySet("", List.of());
  private volatile Instant readAt = Instant.EPOCH;
  private volatile boolean hasUnknownKey;

  // Of the refreshing thread.
  private Instant triedAt = Instant.EPOCH;
  private boolean failing;

  /**
   * Without keys until {@link #refresh()} is called.
   *
   * @param onChange called when there are other keys
   */
  JwkKeys(JwkSource source, Clock clock, Runnable onChange) {
    this.source = source;
    this.clock = clock;
    this.onChange = onChange;
  }

  private record KeySet(String text, List<JsonWebKey> keys) {
    boolean has(@Nullable String id) {
      return id == null || keys.stream().anyMatch(key -> id.equals(key.getKeyId()));
    }
  }

  /** Whether the keys have ever been read. */
  boolean isKnown() {
    return !readAt.equals(Instant.EPOCH);
  }

  /** The time since the keys were read. */
  Duration age() {
    return Duration.between(readAt, clock.instant());
  }

  @Override
  public Key resolveKey(JsonWebSignature token, List<JsonWebStructure> outer)
      throws UnresolvableKeyException {
    KeySet now = keys;
    if (!now.has(token.getKeyIdHeaderValue())) {
      hasUnknownKey = true;
    }
    return new JwksVerificationKeyResolver(now.keys()).resolveKey(token, outer);
  }

  /** Reads the keys if it is time to. May block; for one thread. */
  void refresh() {
    Instant now = clock.instant();
    if (!now.isBefore(triedAt.plus(interval()))) {
      triedAt = now;
      hasUnknownKey = false;
      read(now);
    }
  }

  private Duration interval() {
    if (failing) {
      return RETRY_INTERVAL;
    }
    return hasUnknownKey && MIN_INTERVAL.compareTo(source.maxAge()) < 0
        ? MIN_INTERVAL
        : source.maxAge();
  }

  private void read(Instant now) {
    try {
      String text = source.read();
      if (!text.equals(keys.text())) {
        keys = new KeySet(text, new JsonWebKeySet(text).getJsonWebKeys());
        onChange.run();
      }
      readAt = now;
      failing = false;
    } catch (IOException | JoseException e) {
      report(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void report(Exception failure) {
    if (!failing) {
      LOG.errorf(
          "JWT_KEYS: the keys cannot be read, and the last ones stay in effect: %s", failure);
    }
    failing = true;
  }
}
