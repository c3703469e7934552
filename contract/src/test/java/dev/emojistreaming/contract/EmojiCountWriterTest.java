package dev.emojistreaming.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EmojiCountWriterTest {

  private static final Instant START = Instant.parse("2026-11-23T12:00:02Z");

  /** Literal bytes: a reader with the same fault would hide a wrong name from a round trip. */
  @Test
  void fieldsHaveTheirNamesAndOrder() {
    EmojiCount count = new EmojiCount("main", "❤️", START, START.plus(Window.LENGTH), 1001, 46);
    assertThat(EmojiCountWriter.toJson(count))
        .isEqualTo(
            ("{\"room\":\"main\",\"emoji_type\":\"❤️\","
                    + "\"window_start\":\"2026-11-23T12:00:02Z\","
                    + "\"window_end\":\"2026-11-23T12:00:04Z\","
                    + "\"reaction_count\":1001,\"scaled_count\":46}")
                .getBytes(UTF_8));
  }

  @Test
  void nameThatJsonMustEscapeIsReadBack() {
    EmojiCount count =
        new EmojiCount("r", "\"\\/é👍<", START, START.plus(Window.LENGTH), 1_000_000_000, 1);
    assertThat(EmojiCountParser.parse(EmojiCountWriter.toJson(count))).isEqualTo(count);
  }
}
