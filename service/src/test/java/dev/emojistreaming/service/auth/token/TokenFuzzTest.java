package dev.emojistreaming.service.auth.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.contract.ReactionRules;
import dev.emojistreaming.fuzzkit.FuzzCase;
import dev.emojistreaming.service.auth.Authentication;
import dev.emojistreaming.service.auth.Principal;
import dev.emojistreaming.service.auth.RoomSet;
import dev.emojistreaming.service.auth.TestSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.junit.jupiter.api.io.TempDir;

/** The claims of tokens, and texts that are no tokens. */
class TokenFuzzTest extends FuzzCase {

  private static final String CLAIMS = "{\"sub\":\"ada\",\"exp\":1800000000";

  @TempDir private static Path folder;

  private Tokens tokens;

  TokenFuzzTest() {
    super(TokenPrincipal.class);
  }

  private Tokens tokens() {
    if (tokens == null) {
      AnonymousTokens viewers = new AnonymousTokens(folder.resolve("token-key"), RoomSet.ALL);
      tokens = Tokens.of(viewers, null, Clock.systemUTC());
    }
    return tokens;
  }

  @Override
  protected Stream<byte[]> seeds() {
    return texts(
        CLAIMS + "}",
        CLAIMS + ",\"scope\":\"openid reactions:publish counts:read\",\"rooms\":[\"main\",\"a*\"]}",
        CLAIMS + ",\"scope\":[\"counts:read\"],\"rooms\":\"main, final-*\"}",
        CLAIMS + ",\"rooms\":\"a/b\"}",
        CLAIMS + ",\"rooms\":[1]}",
        CLAIMS + ",\"rooms\":{}}",
        CLAIMS.replace("ada", "") + "}",
        CLAIMS.replace("\"ada\"", "7") + "}",
        CLAIMS.replace("1800000000", "\"soon\"") + "}",
        "{}",
        "eyJhbGciOiJIUzI1NiIsImtpZCI6IjAwIn0.e30.AAAA",
        "eyJhbGciOiJub25lIn0.e30.",
        "a.b.c",
        "");
  }

  @Override
  protected void check(byte[] input) {
    String text = new String(input, UTF_8);
    assertThat(tokens().check(text, new TestSource())).isInstanceOf(Authentication.Rejected.class);
    JwtClaims claims;
    try {
      claims = JwtClaims.parse(text);
    } catch (InvalidJwtException e) {
      return;
    }
    Optional<Principal> principal = TokenPrincipal.of(claims);
    if (principal.isPresent()) {
      assertThat(ReactionRules.isUserId(String.valueOf(principal.get().user()))).isTrue();
      assertThat(claims.hasClaim("rooms") || principal.get().rooms().equals(RoomSet.ALL)).isTrue();
      assertThat(principal.get().scopes().isEmpty() || claims.hasClaim("scope")).isTrue();
    }
  }
}
