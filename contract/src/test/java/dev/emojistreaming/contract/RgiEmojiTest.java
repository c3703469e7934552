package dev.emojistreaming.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.CharacterProperties;
import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.UnicodeSet;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RgiEmojiTest {

  private static final UnicodeSet RGI =
      CharacterProperties.getBinaryPropertySet(UProperty.RGI_EMOJI);
  private static final UnicodeSet COMPONENTS = new UnicodeSet("[🏻-🏿🦰-🦳]");

  @Test
  void everyFullyQualifiedEmojiOfUnicodeIsItself() {
    assertThat(unicodeEmojis()).hasSize(3963);
    assertThat(unicodeEmojis())
        .allSatisfy(emoji -> assertThat(RgiEmoji.fullyQualified(emoji)).isEqualTo(emoji));
  }

  @Test
  void everyListedFormIsNormalisedToTheFullyQualifiedOne() throws Exception {
    Set<String> unicode = unicodeEmojis();
    Set<String> forms = new HashSet<>(allForms());
    COMPONENTS.forEach(forms::remove);
    assertThat(forms).hasSize(5266).containsAll(unicode);
    assertThat(forms)
        .allSatisfy(
            form -> {
              String emoji = RgiEmoji.fullyQualified(form);
              assertThat(emoji).isNotNull().isIn(unicode);
              assertThat(withoutSelectors(emoji)).isEqualTo(withoutSelectors(form));
            });
  }

  @Test
  void componentsAreNotEmojis() {
    assertThat(COMPONENTS.size()).isEqualTo(9);
    assertThat((Iterable<String>) COMPONENTS)
        .allSatisfy(component -> assertThat(RgiEmoji.fullyQualified(component)).isNull());
  }

  @ParameterizedTest
  @CsvSource({
    "❤,❤️",
    "👁‍🗨,👁️‍🗨️",
    "👁️‍🗨,👁️‍🗨️",
    "1⃣,1️⃣",
    "⚽️,⚽",
    "👍️,👍",
    "👍🏽,👍🏽",
    "☝\uD83C\uDFFE\uFE0F,☝🏾",
    "☝\uFE0F\uD83C\uDFFB,☝🏻",
    "✌\uFE0F\uD83C\uDFFD,✌🏽",
    "👍\uD83C\uDFFD\uFE0F,👍🏽",
    "⛹\uD83C\uDFFF\uFE0F\u200D♀\uFE0F,⛹🏿‍♀️",
    "⛹\uFE0F\uD83C\uDFFF\u200D♀\uFE0F,⛹🏿‍♀️",
    "🇮🇳\uFE0F,🇮🇳",
    "👨\u200D\uFE0F💻,👨‍💻",
    "👨\uFE0F\u200D💻\uFE0F,👨‍💻",
    "👨‍👩‍👧‍👦,👨‍👩‍👧‍👦"
  })
  void formsThatKeyboardsSendAreNormalised(String sent, String normalised) {
    assertThat(RgiEmoji.fullyQualified(sent)).isEqualTo(normalised);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1",
        "#",
        "*",
        "a",
        "heart",
        ":heart:",
        "❤❤",
        "❤️❤️",
        "👍👎",
        "👍 ",
        " 👍",
        "\u200D",
        "\uFE0F",
        "\uFE0E",
        "🏽",
        "🏽🏽",
        "🇩",
        "🇩🇩🇪",
        "🇽🇽",
        "❤\uFE0E",
        "❤️\uFE0F",
        "\uFE0F❤",
        "☝\uD83C\uDFFE\uFE0E",
        "👍\uFE0F👎\uFE0F",
        "👨💻",
        "👍\u200D",
        "\u200D👍",
        "\uD83D",
        "\uDC4D",
        "👍🏽🏽",
        "👨‍👩‍👧‍👦‍👦",
        "1\uFE0F",
        "\u20E3",
        "👍a",
        "<b>",
        "©®"
      })
  void nearMissesAreNotEmojis(String text) {
    assertThat(RgiEmoji.fullyQualified(text)).isNull();
  }

  private static Set<String> unicodeEmojis() {
    assertThat(UCharacter.getUnicodeVersion().toString()).startsWith(RgiEmoji.VERSION);
    return StreamSupport.stream(RGI.spliterator(), false)
        .filter(emoji -> !COMPONENTS.contains(emoji))
        .collect(Collectors.toSet());
  }

  private static List<String> allForms() throws IOException, URISyntaxException {
    return Files.readAllLines(
        Path.of(
            Objects.requireNonNull(RgiEmojiTest.class.getResource("emoji-18.0-all-forms.txt"))
                .toURI()));
  }

  private static String withoutSelectors(String text) {
    return text.replace("\uFE0F", "");
  }
}
