package dev.emojistreaming.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.fuzzkit.FuzzCase;
import java.util.stream.Stream;

class BodyRulesFuzzTest extends FuzzCase {

  BodyRulesFuzzTest() {
    super(BodyRules.class);
  }

  @Override
  protected Stream<byte[]> seeds() {
    return texts(
        "/emoji",
        "/emoji/",
        "/emoji//",
        "/emoji/batch",
        "/emoji/batch/",
        "/Emoji",
        "/",
        "gzip",
        " GZip ",
        "x-gzip",
        "identity",
        "gzip, identity",
        "deflate",
        "ⅰdentity",
        "");
  }

  /** Each input is a path, and a coding. */
  @Override
  protected void check(byte[] input) {
    String text = new String(input, UTF_8);
    BodyRules rules = BodyRules.of(text);
    assertThat(rules.equals(BodyRules.REACTION)).isEqualTo(text.matches("/emoji/?"));
    assertThat(rules.equals(BodyRules.BATCH)).isEqualTo(text.matches("/emoji/batch/?"));
    assertThat(rules.containsReactions()).isEqualTo(text.matches("/emoji(/batch)?/?"));
    assertThat(rules.maxBytesWithoutLength()).isBetween(rules.maxBytes(), 2 * 1024 * 1024);
    assertThat(rules.allowsEncoding(null)).isTrue();
    assertThat(BodyRules.isGzip(null)).isFalse();
    boolean plain = text.strip().matches("(?i)identity");
    boolean gzip = text.strip().matches("(?i)(x-)?gzip");
    assertThat(BodyRules.isGzip(text)).isEqualTo(gzip);
    assertThat(BodyRules.REACTION.allowsEncoding(text)).isEqualTo(plain);
    assertThat(BodyRules.BATCH.allowsEncoding(text)).isEqualTo(plain || gzip);
    assertThat(BodyRules.of("/").allowsEncoding(text)).isFalse();
    assertThat(rules.encodings())
        .contains(rules.equals(BodyRules.BATCH) ? "must be gzip" : "takes gzip");
  }
}
