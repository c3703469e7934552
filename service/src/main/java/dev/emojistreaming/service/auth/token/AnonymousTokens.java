package dev.emojistreaming.service.auth.token;

import dev.emojistreaming.service.auth.Authentication;
import dev.emojistreaming.service.auth.CredentialCheck;
import dev.emojistreaming.service.auth.CredentialSource;
import dev.emojistreaming.service.auth.RoomSet;
import dev.emojistreaming.service.auth.Scope;
import dev.emojistreaming.service.auth.WatchedFile;
import dev.emojistreaming.service.auth.token.TokenKeys.TokenKey;
import java.nio.file.Path;
import java.security.Key;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * The tokens of anonymous viewers: JWTs that feed issues and that ingest and feed check with the
 * same key (HS256). Their user is random and stays the same when a token is renewed. Thread-safe.
 */
public final class AnonymousTokens implements CredentialCheck {

  /** The claim {@code iss}. */
  static final String ISSUER = "emoji-streaming";

  /** The life of a token. */
  public static final Duration LIFE = Duration.ofMinutes(15);

  /** The time after its end within which a token can be renewed. */
  static final Duration RENEWABLE_FOR = Duration.ofHours(1);

  /** Between the clocks of two services. */
  static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  private static final String USER_PREFIX = "anon:";
  private static final int USER_BYTES = 16;

  /**
   * The beginning of the tokens that {@link #issue()} makes: their header begins with the
   * algorithm.
   */
  private static final String START = "eyJhbGciOiJIUzI1NiIs";

  private final WatchedFile<List<TokenKey>> keys;
  private final RoomSet rooms;
  private final JwtConsumer valid = consumer(CLOCK_SKEW);
  private final JwtConsumer renewable = consumer(CLOCK_SKEW.plus(RENEWABLE_FOR));
  private final SecureRandom random = new SecureRandom();

  /**
   * Opens the file of keys, and makes it if it is missing.
   *
   * @param rooms of every token that is issued
   * @throws dev.emojistreaming.contract.setting.InvalidSettingException if the file cannot be read
   */
  public AnonymousTokens(Path keyFile, RoomSet rooms) {
    this.keys = TokenKeys.open(keyFile);
    this.rooms = rooms;
  }

  private JwtConsumer consumer(Duration tolerance) {
    return new JwtConsumerBuilder()
        .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256)
        .setVerificationKeyResolver((token, outer) -> key(token))
        .setExpectedIssuer(ISSUER)
        .setRequireSubject()
        .setRequireExpirationTime()
        .setAllowedClockSkewInSeconds((int) tolerance.toSeconds())
        .build();
  }

  /**
   * Whether a token may be of this kind, by its algorithm: such a token is never tried with a login
   * service's keys, nor theirs with this one.
   */
  static boolean isMeant(String token) {
    return token.startsWith(START);
  }

  /** A token that was issued. */
  public record Issued(String token, String user) {}

  /** Issues the token of a new user. */
  public Issued issue() {
    byte[] id = new byte[USER_BYTES];
    random.nextBytes(id);
    return issue(USER_PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(id));
  }

  /** Issues a new token for the user of one that is valid, or was within the last hour. */
  public Optional<Issued> renew(String token) {
    try {
      return Optional.of(issue(renewable.processToClaims(token).getSubject()));
    } catch (InvalidJwtException | MalformedClaimException e) {
      return Optional.empty();
    }
  }

  private Issued issue(String user) {
    NumericDate now = NumericDate.now();
    NumericDate end = NumericDate.fromSeconds(now.getValue() + LIFE.toSeconds());
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(ISSUER);
    claims.setSubject(user);
    claims.setIssuedAt(now);
    claims.setExpirationTime(end);
    claims.setStringClaim(
        TokenPrincipal.SCOPE, Scope.PUBLISH.text() + ' ' + Scope.READ_COUNTS.text());
    claims.setStringListClaim(TokenPrincipal.ROOMS, List.copyOf(rooms.patterns()));
    TokenKey key = keys.content().get(0);
    JsonWebSignature token = new JsonWebSignature();
    token.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
    token.setKeyIdHeaderValue(key.id());
    token.setPayload(claims.toJson());
    token.setKey(key.key());
    try {
      return new Issued(token.getCompactSerialization(), user);
    } catch (JoseException e) {
      throw new IllegalStateException(e); // the key and the algorithm fit
    }
  }

  private Key key(JsonWebStructure token) throws UnresolvableKeyException {
    String id = token.getKeyIdHeaderValue();
    return keys.content().stream()
        .filter(key -> key.id().equals(id))
        .findFirst()
        .map(TokenKey::key)
        .orElseThrow(() -> new UnresolvableKeyException("unknown key"));
  }

  @Override
  public Authentication check(String credential, CredentialSource source) {
    return TokenVerification.authenticate(valid, credential);
  }

  /** The file of keys, which must be looked at from time to time. */
  public WatchedFile<?> keys() {
    return keys;
  }
}
