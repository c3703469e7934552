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

  @ParameterizedTest
  @ValueSource(strings = {"any", "cafe\u0301"})
  void namesHaveOneNormalForm(String setting) {
    EmojiCatalogue catalogue = EmojiCatalogue.of(setting);
    assertThat(catalogue.normalise("cafe\u0301")).isEqualTo("café");
    assertThat(catalogue.normalise("café")).isEqualTo("café");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u200B",
        "\u200D\uFE0F",
        "\uFEFF",
        "\u3164",
        "\u2800\u00A0",
        "\u0301",
        "a\u202Eb",
        "\u200Ea",
        "\u061Ca",
        "a\u2066b\u2069",
        "a\u0300\u0301\u0302\u0303\u0304\u0305",
        "a\u0007",
      })
  void namesThatShowNothingOrDisturbOthersAreRefused(String name) {
    assertThat(EmojiCatalogue.of("any").normalise(name)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "नमस्ते",
        "สวัสดี",
        "שלום",
        "مرحبا",
        "a\u0323\u0301",
        "مي\u200Cخواهم",
        ":wicket:",
        "|"
      })
  void namesOfEveryScriptAreAccepted(String name) {
    assertThat(EmojiCatalogue.of("any").normalise(name)).isNotNull();
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
