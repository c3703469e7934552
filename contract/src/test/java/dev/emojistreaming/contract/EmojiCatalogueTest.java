package dev.emojistreaming.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiCatalogueTest {

  @Test
  void rgiAcceptsOnlyEmojis() {
    EmojiCatalogue rgi = EmojiCatalogue.of("rgi");
    assertThat(rgi.normalise("❤")).isEqualTo("❤️");
    assertThat(rgi.normalise(":wicket:")).isNull();
  }

  @Test
  void anyAcceptsShortPrintableNamesAndNormalisesEmojis() {
    EmojiCatalogue any = EmojiCatalogue.of("any");
    assertThat(any.normalise(":wicket:")).isEqualTo(":wicket:");
    assertThat(any.normalise("❤")).isEqualTo("❤️");
    assertThat(any.normalise("x".repeat(64))).hasSize(64);
    assertThat(any.normalise("😀x".repeat(32))).isNotNull();
    assertThat(any.normalise("x".repeat(65))).isNull();
    assertThat(any.normalise("")).isNull();
    assertThat(any.normalise("a\nb")).isNull();
  }

  @Test
  void listAcceptsItsNamesInEveryForm() {
    EmojiCatalogue listed = EmojiCatalogue.of("👍, ❤,:wicket:");
    assertThat(listed.normalise("👍")).isEqualTo("👍");
    assertThat(listed.normalise("❤")).isEqualTo("❤️");
    assertThat(listed.normalise("❤️")).isEqualTo("❤️");
    assertThat(listed.normalise(":wicket:")).isEqualTo(":wicket:");
    assertThat(listed.normalise("👎")).isNull();
    assertThat(listed.normalise("👍🏽")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "👍,,❤️", "👍,", "a\tb"})
  void badSettingIsRejectedWithItsName(String setting) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EmojiCatalogue.of(setting))
        .withMessageContaining("EMOJI_CATALOGUE");
  }
}
