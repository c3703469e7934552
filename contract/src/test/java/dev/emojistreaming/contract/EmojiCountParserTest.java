package dev.emojistreaming.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiCountParserTest {

  /** Literal bytes: a writer with the same fault would hide a wrong name from a round trip. */
  private static final String COUNT =
      "{\"room\":\"main\",\"emoji_type\":\"❤️\","
          + "\"window_start\":\"2026-11-23T12:00:02Z\",\"window_end\":\"2026-11-23T12:00:04Z\","
          + "\"reaction_count\":1001,\"scaled_count\":46}";

  private static final EmojiCount READ =
      new EmojiCount(
          "main",
          "❤️",
          Instant.parse("2026-11-23T12:00:02Z"),
          Instant.parse("2026-11-23T12:00:04Z"),
          1001,
          46);

  @Test
  void countIsRead() {
    assertThat(EmojiCountParser.parse(COUNT.getBytes(UTF_8))).isEqualTo(READ);
    assertThat(READ.key()).isEqualTo("main|❤️|2026-11-23T12:00:02Z");
  }

  @Test
  void fractionsAndFurtherFieldsAreAccepted() {
    String json = COUNT.replace("02Z", "02.000Z").replace("}", ",\"new\":[{}],\"final\":false}");
    assertThat(EmojiCountParser.parse(json.getBytes(UTF_8))).isEqualTo(READ);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "room",
        "emoji_type",
        "window_start",
        "window_end",
        "reaction_count",
        "scaled_count"
      })
  void missingFieldIsNamed(String field) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EmojiCountParser.parse(COUNT.replace(field, "other").getBytes(UTF_8)))
        .withMessageContaining(field);
  }

  /** Readers show these values and add them up. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'room':null",
        "'room':'..'",
        "'room':['main']",
        "'emoji_type':'\\ud83d'",
        "'emoji_type':'\\u0000'",
        "'emoji_type':''",
        "'emoji_type':7",
        "'window_start':'2026-11-23T12:00:02.001Z'",
        "'window_start':'2026-11-23T12:00:03Z'",
        "'window_end':'2026-11-23T12:00:05Z'",
        "'window_end':'2026-11-23T12:00:04.5Z'",
        "'window_end':'+1000000000-12-31T23:59:59.999999999Z'",
        "'reaction_count':0",
        "'reaction_count':-1",
        "'reaction_count':1000000000001",
        "'reaction_count':9223372036854775808",
        "'reaction_count':1.5",
        "'reaction_count':'7'",
        "'scaled_count':0",
        "'scaled_count':9223372036854775807",
        "'scaled_count':1002",
        "'scaled_count':true",
        "'final':'true'",
        "'final':null"
      })
  void fieldWithAnInvalidValueIsNamed(String field) {
    String json = COUNT.replace("}", "," + field.replace('\'', '"') + "}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EmojiCountParser.parse(json.getBytes(UTF_8)))
        .withMessageContaining(field.substring(1, field.indexOf(':') - 1));
  }

  @Test
  void finalCountMayBeZero() {
    String zero = COUNT.replace("1001", "0").replace("46}", "0,\"final\":true}");
    EmojiCount count = EmojiCountParser.parse(zero.getBytes(UTF_8));
    assertThat(count.isFinal()).isTrue();
    assertThat(count.reactionCount()).isZero();
    assertThat(count.scaledCount()).isZero();
    assertThat(EmojiCountWriter.toJson(count)).isEqualTo(zero.getBytes(UTF_8));
    String unscaled = COUNT.replace("46}", "0,\"final\":true}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EmojiCountParser.parse(unscaled.getBytes(UTF_8)))
        .withMessageContaining("scaled_count");
  }

  @Test
  void largerCountIsValidUntilAFinalOne() {
    EmojiCount five = count(5, false);
    assertThat(five.orLater(count(4, false))).isEqualTo(five);
    assertThat(five.orLater(count(6, false))).isEqualTo(count(6, false));
    EmojiCount corrected = five.orLater(count(4, true));
    assertThat(corrected).isEqualTo(count(4, true));
    assertThat(corrected.orLater(five)).isEqualTo(corrected);
    assertThat(corrected.orLater(count(3, true))).isEqualTo(count(3, true));
  }

  private static EmojiCount count(long reactions, boolean isFinal) {
    return new EmojiCount(
        "main", "👍", READ.windowStart(), READ.windowEnd(), reactions, 1, isFinal);
  }

  @Test
  void numbersUpToTheBoundsAreRead() {
    String json = COUNT.replace("1001", "1000000000000").replace(":46", ":1000000000000");
    EmojiCount count = EmojiCountParser.parse(json.getBytes(UTF_8));
    assertThat(count.reactionCount()).isEqualTo(1_000_000_000_000L);
    assertThat(count.scaledCount()).isEqualTo(count.reactionCount());
    assertThat(EmojiCount.MAX_SUMMABLE)
        .isLessThan((int) (Long.MAX_VALUE / EmojiCount.MAX_REACTIONS));
  }

  /** Jackson keeps the names of fields: of some thousand records, longer ones would fill a heap. */
  @Test
  void longNameOfAFieldIsRefused() {
    String json = COUNT.replace("}", ",\"%s\":1}");
    assertThat(EmojiCountParser.parse(json.formatted("n".repeat(256)).getBytes(UTF_8)))
        .isEqualTo(READ);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> EmojiCountParser.parse(json.formatted("n".repeat(60_000)).getBytes(UTF_8)))
        .withMessageContaining("short texts and names");
  }

  @Test
  void longTextIsRefusedUnlessItsFieldIsUnknown() {
    String text = "\"" + "x".repeat(100_000) + "\"";
    assertThat(EmojiCountParser.parse(COUNT.replace("}", ",\"new\":" + text + "}").getBytes(UTF_8)))
        .isEqualTo(READ);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EmojiCountParser.parse(COUNT.replace("\"main\"", text).getBytes(UTF_8)))
        .withMessageContaining("short texts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "[]", "{", "{\"room\":"})
  void otherInputIsRefused(String json) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EmojiCountParser.parse(json.getBytes(UTF_8)));
  }
}
