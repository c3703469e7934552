package dev.emojistreaming.service.auth.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.fuzzkit.FuzzCase;
import io.vertx.core.MultiMap;
import java.util.Optional;
import java.util.stream.Stream;

class BearerCredentialFuzzTest extends FuzzCase {

  BearerCredentialFuzzTest() {
    super(BearerCredential.class);
  }

  @Override
  protected Stream<byte[]> seeds() {
    return texts(
        "Bearer abc",
        "bearer  abc ",
        "Bearer",
        "Basic abc",
        "emoji-streaming.v1, bearer.abc",
        "bearer.abc,bearer.def",
        "bearer.",
        ",",
        "");
  }

  @Override
  protected void check(byte[] input) {
    String text = new String(input, UTF_8);
    Optional<String> inHeader = BearerCredential.of(headers("Authorization", text));
    assertThat(inHeader).isPresent();
    if (!inHeader.get().isEmpty()) {
      assertThat(text).startsWithIgnoringCase("bearer ").contains(inHeader.get());
      assertThat(inHeader.get()).isEqualTo(inHeader.get().strip());
    }
    Optional<String> inOffer = BearerCredential.of(headers("Sec-WebSocket-Protocol", text));
    inOffer.ifPresent(token -> assertThat(text).contains("bearer." + token));
    assertThat(inOffer.isPresent() || !text.startsWith("bearer.")).isTrue();
    assertThat(BearerCredential.of(headers("Authorization", text).add("Authorization", "Bearer a")))
        .contains("");
    assertThat(BearerCredential.of(headers("Other", text))).isEmpty();
  }

  private static MultiMap headers(String name, String value) {
    return MultiMap.caseInsensitiveMultiMap().add(name, value);
  }
}
