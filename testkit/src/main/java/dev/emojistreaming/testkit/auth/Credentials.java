package dev.emojistreaming.testkit.auth;

import dev.emojistreaming.service.auth.RoomSet;
import dev.emojistreaming.service.auth.key.NewKeyCommand;
import dev.emojistreaming.service.auth.token.AnonymousTokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.Key;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * Credentials for a service with all ways to authenticate, and the settings of such a service.
 * Their files are in {@code target} of the module under test.
 */
public final class Credentials {

  private static final Path FOLDER = Path.of("target/credentials").toAbsolutePath();
  private static final Path KEYS = FOLDER.resolve("keys");
  private static final Path JWKS = FOLDER.resolve("jwks.json");
  private static final Path TOKEN_KEY = FOLDER.resolve("token-key");

  /** Of the login service. */
  private static final PublicJsonWebKey LOGIN = loginKey();

  /** A key that may react for anybody, and read, in all rooms. */
  public static final String BACKEND = newKey("--name", "backend");

  /** The same, in rooms that begin with {@code final-}. */
  public static final String FINAL_BACKEND = newKey("--name", "finals", "--rooms", "final-*");

  /** A key that may only read. */
  public static final String READER = newKey("--name", "reader", "--scopes", "counts:read");

  /** A key that may only react, as itself. */
  public static final String BOT = newKey("--name", "bot", "--scopes", "reactions:publish");

  /** A key that was valid once. */
  public static final String EXPIRED = newKey("--name", "old", "--expires", "2026-01-01");

  private Credentials() {}

  /** The properties of a service that accepts these credentials. */
  public static Map<String, String> settings() {
    return Map.of(
        "auth.modes",
        "api-key,jwt,anonymous",
        "auth.keys-file",
        KEYS.toString(),
        "auth.token-key-file",
        TOKEN_KEY.toString(),
        "auth.jwt.issuer",
        "https://login.example",
        "auth.jwt.audience",
        "emoji",
        "auth.jwt.keys",
        JWKS.toString());
  }

  private static String newKey(String... options) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    NewKeyCommand.run(List.of(options), print, print);
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().map(String::strip).toList();
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(
          KEYS, lines.get(3) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines.get(1);
  }

  private static PublicJsonWebKey loginKey() {
    try {
      Files.createDirectories(FOLDER);
      Files.deleteIfExists(KEYS);
      PublicJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
      key.setKeyId("k1");
      Files.writeString(JWKS, new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY));
      return key;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The token of an anonymous viewer, as the feed issues it. */
  public static AnonymousTokens.Issued viewer() {
    return new AnonymousTokens(TOKEN_KEY, RoomSet.ALL).issue();
  }

  /** A token of the login service. */
  public static String person(String user, Consumer<JwtClaims> change) {
    return sign(user, change, LOGIN.getPrivateKey());
  }

  /** A token that names the login service's key and is signed with another one. */
  public static String forged(String user) {
    try {
      return sign(
          user, claims -> {}, EcJwkGenerator.generateJwk(EllipticCurves.P256).getPrivateKey());
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sign(String user, Consumer<JwtClaims> change, Key with) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer("https://login.example");
    claims.setAudience("emoji");
    claims.setSubject(user);
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(10);
    claims.setStringClaim("scope", "reactions:publish counts:read");
    change.accept(claims);
    JsonWebSignature token = new JsonWebSignature();
    token.setAlgorithmHeaderValue("ES256");
    token.setKeyIdHeaderValue(LOGIN.getKeyId());
    token.setPayload(claims.toJson());
    token.setKey(with);
    try {
      return token.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }
}
