package dev.emojistreaming.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ibm.icu.lang.CharacterProperties;
import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.UnicodeSet;
import dev.emojistreaming.contract.setting.InvalidSettingException;
import dev.emojistreaming.fuzzkit.FuzzCase;
import java.text.Normalizer;
import java.util.stream.Stream;

class EmojiCatalogueFuzzTest extends FuzzCase {

  private static final UnicodeSet RGI =
      CharacterProperties.getBinaryPropertySet(UProperty.RGI_EMOJI);

  private static final String WOMAN_FARMER = "👩🏽\u200D🌾";

  private final EmojiCatalogue rgi = EmojiCatalogue.of("rgi");
  private final EmojiCatalogue any = EmojiCatalogue.of(" any ");
  private final EmojiCatalogue listed = EmojiCatalogue.of("👍,❤, :wicket:");

  EmojiCatalogueFuzzTest() {
    super(EmojiCatalogue.class, RgiEmoji.class, PrintableText.class);
  }

  @Override
  protected Stream<byte[]> seeds() {
    return texts(
        "👍",
        "👍🏽",
        "☝\uFE0F🏻",
        "☝🏻\uFE0F",
        "❤",
        "❤️",
        "❤\uFE0F\uFE0F",
        "\uFE0F❤",
        "1⃣",
        "🇩🇪",
        WOMAN_FARMER,
        ":wicket:",
        "Zoe\u0308",
        "e\u0301\u0301\u0301\u0301",
        "e\u0301\u0301\u0301\u0301\u0301",
        "a\u0903\u20DD",
        "a\u202Eb",
        "a\u061C",
        "a\u200E",
        "a\u2066",
        "\u200B",
        "\u115F",
        "\u00A0",
        "a\u2028",
        "a\u2029",
        "a\u0007",
        "a\uFFFE",
        "a\uFDD0",
        "a\uFDEF\uFDF0",
        "a".repeat(64),
        "a".repeat(65),
        "👍".repeat(64),
        "👍".repeat(65),
        "a".repeat(129),
        "rgi",
        "any",
        "👍,👎",
        "a,,b",
        " ",
        "");
  }

  @Override
  protected void check(byte[] input) {
    String text = new String(input, UTF_8);
    String emoji = rgi.normalise(text);
    if (emoji != null) {
      assertThat(RGI.contains(emoji)).as(emoji).isTrue();
      assertThat(rgi.normalise(emoji)).isEqualTo(emoji);
      assertThat(emoji.replace("\uFE0F", "")).isEqualTo(text.replace("\uFE0F", ""));
    }
    assertThat(emoji != null).as(text).isEqualTo(isRgi(text));
    String name = any.normalise(text);
    assertThat(name).isEqualTo(emoji != null ? emoji : expectedName(text));
    if (name != null) {
      assertThat(any.normalise(name)).isEqualTo(name);
    }
    assertThat(listed.normalise(text)).isEqualTo(name != null && isListed(name) ? name : null);
    requireSetting(text);
  }

  private static boolean isListed(String name) {
    return name.equals("👍") || name.equals("❤️") || name.equals(":wicket:");
  }

  /** Without selectors it is an emoji without its selectors; at most one follows a code point. */
  private static boolean isRgi(String text) {
    String bare = text.replace("\uFE0F", "");
    return !text.startsWith("\uFE0F")
        && !text.contains("\uFE0F\uFE0F")
        && !bare.isEmpty()
        && BARE.contains(bare);
  }

  private static final UnicodeSet BARE = bare();

  private static UnicodeSet bare() {
    UnicodeSet bare = new UnicodeSet();
    for (String emoji : RGI) {
      if (emoji.codePointCount(0, emoji.length()) > 1 || !isComponent(emoji.codePointAt(0))) {
        bare.add(emoji.replace("\uFE0F", ""));
      }
    }
    return bare;
  }

  private static boolean isComponent(int codePoint) {
    return UCharacter.hasBinaryProperty(codePoint, UProperty.EMOJI_COMPONENT);
  }

  /** The rule for names, by code point and with ICU's properties. */
  private static String expectedName(String text) {
    int length = text.codePointCount(0, text.length());
    if (text.isBlank() || length > EmojiCatalogue.MAX_NAME || !isPrintable(text)) {
      return null;
    }
    String name = Normalizer.normalize(text, Normalizer.Form.NFC);
    boolean reorders =
        name.codePoints().anyMatch(c -> UCharacter.hasBinaryProperty(c, UProperty.BIDI_CONTROL));
    boolean hasFewMarks = !name.matches("(?s).*\\p{M}{5}.*");
    boolean isVisible =
        name.codePoints()
            .anyMatch(
                c ->
                    !name.isBlank()
                        && Character.getType(c) != Character.FORMAT
                        && !Character.isSpaceChar(c)
                        && String.valueOf(Character.toChars(c)).matches("\\P{M}")
                        && "\u115F\u1160\u2800\u3164\uFFA0".indexOf(c) < 0);
    return !reorders && hasFewMarks && isVisible ? name : null;
  }

  private static boolean isPrintable(String text) {
    return text.codePoints()
        .noneMatch(
            c ->
                UCharacter.hasBinaryProperty(c, UProperty.NONCHARACTER_CODE_POINT)
                    || String.valueOf(Character.toChars(c))
                        .matches("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]"));
  }

  private static void requireSetting(String setting) {
    InvalidSettingException refused =
        catchThrowableOfType(
            InvalidSettingException.class, () -> EmojiCatalogue.of(setting).description());
    if (refused != null) {
      assertThat(refused).hasMessageStartingWith("EMOJI_CATALOGUE must be rgi, any, or ");
    }
  }
}
