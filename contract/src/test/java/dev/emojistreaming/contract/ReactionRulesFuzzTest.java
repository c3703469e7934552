package dev.emojistreaming.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.fuzzkit.FuzzCase;
import java.util.stream.Stream;

class ReactionRulesFuzzTest extends FuzzCase {

  ReactionRulesFuzzTest() {
    super(ReactionRules.class);
  }

  @Override
  protected Stream<byte[]> seeds() {
    return texts(
        "main",
        "Match-7_final.2026",
        ".",
        "..",
        "...",
        ".a",
        "..\n",
        "a".repeat(64),
        "a".repeat(65),
        "é",
        "a/b",
        "a b",
        "👍".repeat(128),
        "👍".repeat(129),
        "\u00A0",
        "");
  }

  @Override
  protected void check(byte[] input) {
    String text = new String(input, UTF_8);
    assertThat(ReactionRules.isRoom(text)).isEqualTo(isRoom(text));
    int length = text.codePointCount(0, text.length());
    boolean printable = isPrintable(text);
    assertThat(ReactionRules.isUserId(text)).isEqualTo(printable && length <= 128);
    assertThat(ReactionRules.isMessageId(text)).isEqualTo(printable && length <= 64);
  }

  private static boolean isRoom(String text) {
    return !text.isEmpty()
        && text.length() <= 64
        && !text.equals(".")
        && !text.equals("..")
        && text.chars()
            .allMatch(
                c ->
                    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-".indexOf(c)
                        >= 0);
  }

  private static boolean isPrintable(String text) {
    return !text.isBlank()
        && text.codePoints()
            .noneMatch(
                c ->
                    Character.toString(c)
                        .matches("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\p{IsNoncharacter_Code_Point}]"));
  }
}
