package dev.emojistreaming.service.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emojistreaming.contract.setting.InvalidSettingException;
import dev.emojistreaming.service.auth.Authentication;
import dev.emojistreaming.service.auth.Authentication.Reason;
import dev.emojistreaming.service.auth.Principal;
import dev.emojistreaming.service.auth.RoomSet;
import dev.emojistreaming.service.auth.Scope;
import dev.emojistreaming.service.auth.TestSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {

  @TempDir private Path folder;

  private static Authentication check(Tokens tokens, String token) {
    return tokens.check(token, new TestSource());
  }

  private AnonymousTokens viewers() {
    return new AnonymousTokens(folder.resolve("token-key"), RoomSet.ALL);
  }

  private static Tokens tokensOf(AnonymousTokens viewers) {
    return Tokens.of(viewers, null, Clock.systemUTC());
  }

  /** A login service with one key. */
  private static final class Login {
    private final PublicJsonWebKey key;
    private final Path file;

    Login(Path folder) throws JoseException, IOException {
      key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
      key.setKeyId("k1");
      file = folder.resolve("jwks.json");
      Files.writeString(file, new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY));
    }

    Tokens tokens() {
      Tokens tokens =
          Tokens.of(
              null,
              new LoginService(
                  "https://login.example",
                  "emoji",
                  JwkSource.of(file.toString()),
                  new JwtAlgorithms(Set.of("ES256")),
                  Duration.ofHours(24)),
              Clock.systemUTC());
      tokens.refresh();
      return tokens;
    }

    String token() throws JoseException {
      return token(claims -> {});
    }

    String token(Consumer<JwtClaims> change) throws JoseException {
      return sign(claims(change), "ES256", key.getPrivateKey());
    }

    private JwtClaims claims(Consumer<JwtClaims> change) {
      JwtClaims claims = new JwtClaims();
      claims.setIssuer("https://login.example");
      claims.setAudience("emoji");
      claims.setSubject("ada");
      claims.setIssuedAtToNow();
      claims.setExpirationTimeMinutesInTheFuture(10);
      claims.setStringClaim("scope", "openid reactions:publish counts:read");
      change.accept(claims);
      return claims;
    }

    private String sign(JwtClaims claims, String algorithm, Key with) throws JoseException {
      JsonWebSignature token = new JsonWebSignature();
      token.setAlgorithmHeaderValue(algorithm);
      token.setKeyIdHeaderValue(key.getKeyId());
      token.setPayload(claims.toJson());
      token.setKey(with);
      return token.getCompactSerialization();
    }
  }

  @Test
  void anAnonymousViewerMayReactAndRead() {
    AnonymousTokens viewers = viewers();
    AnonymousTokens.Issued issued = viewers.issue();
    Authentication outcome = check(tokensOf(viewers), issued.token());
    Principal viewer = ((Authentication.Accepted) outcome).principal();
    assertThat(viewer.user()).isEqualTo(issued.user()).startsWith("anon:").hasSize(27);
    assertThat(viewer.scopes()).containsOnly(Scope.PUBLISH, Scope.READ_COUNTS);
    assertThat(viewer.rooms()).isEqualTo(RoomSet.ALL);
  }

  @Test
  void servicesWithTheSameFileAcceptEachOthersTokensAndTheFileIsPrivate() throws IOException {
    AnonymousTokens feed = viewers();
    AnonymousTokens ingest = viewers();
    assertThat(check(tokensOf(ingest), feed.issue().token()))
        .isInstanceOf(Authentication.Accepted.class);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("token-key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void aRenewedTokenHasTheSameUser() {
    AnonymousTokens viewers = viewers();
    AnonymousTokens.Issued first = viewers.issue();
    assertThat(viewers.renew(first.token()).orElseThrow().user()).isEqualTo(first.user());
    assertThat(viewers.renew("x")).isEmpty();
  }

  @Test
  void aFormerKeyIsAcceptedUntilItIsRemoved() throws IOException {
    Path file = folder.resolve("token-key");
    AnonymousTokens viewers = viewers();
    Tokens tokens = tokensOf(viewers);
    String token = viewers.issue().token();
    String former = Files.readString(file);
    String next = Base64.getEncoder().encodeToString(new byte[32]) + "\n";
    Files.writeString(file, next + former);
    tokens.refresh();
    assertThat(check(tokens, token)).isInstanceOf(Authentication.Accepted.class);
    assertThat(check(tokens, viewers.issue().token())).isInstanceOf(Authentication.Accepted.class);
    Files.writeString(file, next);
    tokens.refresh();
    assertThat(check(tokens, token)).isEqualTo(Authentication.rejected(Reason.INVALID));
  }

  @Test
  void aTokenSignedWithAnotherKeyOrChangedIsInvalid() throws IOException {
    AnonymousTokens viewers = viewers();
    Tokens tokens = tokensOf(viewers);
    String token = viewers.issue().token();
    Files.delete(folder.resolve("token-key"));
    assertThat(check(tokens, viewers().issue().token()))
        .isEqualTo(Authentication.rejected(Reason.INVALID));
    int payload = token.indexOf('.') + 5;
    char changed = token.charAt(payload) == 'A' ? 'B' : 'A';
    assertThat(check(tokens, token.substring(0, payload) + changed + token.substring(payload + 1)))
        .isEqualTo(Authentication.rejected(Reason.INVALID));
  }

  @Test
  void aShortKeyStopsTheStartAndTheMessageDoesNotHaveIt() throws IOException {
    Files.writeString(folder.resolve("token-key"), "c2VjcmV0");
    assertThatThrownBy(this::viewers)
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("line 1")
        .hasMessageNotContaining("c2VjcmV0");
  }

  @Test
  void aTokenOfTheLoginServiceHasItsRights() throws Exception {
    Login login = new Login(folder);
    Authentication outcome =
        check(
            login.tokens(),
            login.token(claims -> claims.setStringListClaim("rooms", "main", "final-*")));
    Principal ada = ((Authentication.Accepted) outcome).principal();
    assertThat(ada.user()).isEqualTo("ada");
    assertThat(ada.scopes()).containsOnly(Scope.PUBLISH, Scope.READ_COUNTS);
    assertThat(ada.rooms()).isEqualTo(RoomSet.parse("main,final-*").orElseThrow());
  }

  @Test
  void aTokenWithoutScopeHasNoRights() throws Exception {
    Login login = new Login(folder);
    Authentication outcome =
        check(login.tokens(), login.token(claims -> claims.unsetClaim("scope")));
    assertThat(((Authentication.Accepted) outcome).principal().scopes()).isEmpty();
  }

  @Test
  void rejectsTokensWithWrongClaims() throws Exception {
    Login login = new Login(folder);
    Tokens tokens = login.tokens();
    List<Consumer<JwtClaims>> wrong =
        List.of(
            claims -> claims.setIssuer("https://other.example"),
            claims -> claims.setAudience("other"),
            claims -> claims.unsetClaim("sub"),
            claims -> claims.setSubject("a".repeat(129)),
            claims -> claims.unsetClaim("exp"),
            claims -> claims.unsetClaim("iat"),
            claims -> claims.setIssuedAt(NumericDate.fromSeconds(1_700_000_000)),
            claims -> claims.setNotBeforeMinutesInThePast(-5),
            claims -> claims.setStringClaim("rooms", "a/b"));
    for (Consumer<JwtClaims> change : wrong) {
      assertThat(check(tokens, login.token(change)))
          .isEqualTo(Authentication.rejected(Reason.INVALID));
    }
    assertThat(check(tokens, login.token(claims -> claims.setExpirationTimeMinutesInTheFuture(-1))))
        .isEqualTo(Authentication.rejected(Reason.EXPIRED));
  }

  /** The classic attack: the public key, which everybody has, as the secret of HS256. */
  @Test
  void aTokenCannotChooseASymmetricAlgorithmOrNone() throws Exception {
    Login login = new Login(folder);
    Tokens tokens = login.tokens();
    String hs256 =
        login.sign(
            login.claims(claims -> {}),
            "HS256",
            new HmacKey(login.key.getPublicKey().getEncoded()));
    assertThat(check(tokens, hs256)).isInstanceOf(Authentication.Rejected.class);
    String none =
        Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8))
            + '.'
            + login.token().split("\\.", -1)[1]
            + '.';
    assertThat(check(tokens, none)).isEqualTo(Authentication.rejected(Reason.INVALID));
  }

  @Test
  void aConnectionThatSentAWrongTokenHasABudgetAndAValidTokenNeedsNone() throws Exception {
    Login login = new Login(folder);
    Tokens tokens = login.tokens();
    String valid = login.token();
    String forged = valid.substring(0, valid.length() - 4) + "AAAA";
    TestSource stranger = new TestSource("10.0.0.1");
    assertThat(check(tokens, valid)).isInstanceOf(Authentication.Accepted.class);
    Authentication last = null;
    for (int i = 0; i < 5_000; i++) {
      last = tokens.check(forged, stranger);
    }
    assertThat(last).isEqualTo(Authentication.rejected(Reason.BUSY));
    assertThat(tokens.check(valid, stranger)).isInstanceOf(Authentication.Accepted.class);
    String honest = login.token(claims -> claims.setSubject("bob"));
    assertThat(tokens.check(honest, new TestSource("10.0.0.1")))
        .isInstanceOf(Authentication.Accepted.class);
  }

  @Test
  void garbageIsRejected() throws Exception {
    Tokens tokens = new Login(folder).tokens();
    for (String text : List.of("", "a", "a.b.c", "..", "eyJhbGciOiJIUzI1NiIs", "\u0000", "é.é.é")) {
      assertThat(check(tokens, text)).isInstanceOf(Authentication.Rejected.class);
    }
  }

  @Test
  void beforeTheKeysAreReadNoTokenIsCalledInvalid() throws Exception {
    Login login = new Login(folder);
    Files.delete(login.file);
    assertThat(check(login.tokens(), login.token()))
        .isEqualTo(Authentication.rejected(Reason.BUSY));
  }
}
