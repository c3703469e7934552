package dev.emojistreaming.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalTimeTest {

  private static final String CHARACTERS = "0123456789-:TZ.+ ";

  private final CanonicalTime time = new CanonicalTime();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23T12:00:00Z",
        "2026-11-23T12:00:00.500Z",
        "2026-11-23T12:00:00.123456Z",
        "2024-02-29T23:59:59.123456789Z",
        "1969-12-31T23:59:59.001Z",
        "0000-01-01T00:00:00Z"
      })
  void timesOfInstantAreReadBetweenOtherBytes(String text) {
    byte[] bytes = ("\"" + text + "\",").getBytes(UTF_8);
    assertThat(time.read(bytes, 1)).isEqualTo(bytes.length - 2);
    assertThat(time.toInstant()).isEqualTo(Instant.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-23T12:00:00",
        "2026-11-23T12:00:00.",
        "2026-11-23T12:00:00.Z",
        "2026-11-23T12:00:00.1234567890Z",
        "2026-11-23T24:00:00Z",
        "2026-02-29T12:00:00Z",
        "2026-11-23t12:00:00Z",
        "2026-11-23T12:00:00+00:00",
        "+12026-11-23T12:00:00Z"
      })
  void otherFormsAreDeclined(String text) {
    assertThat(time.read(text.getBytes(UTF_8), 0)).isNegative();
  }

  @Test
  void acceptedTextsMeanTheSameInIso8601() {
    Random random = new Random(7);
    int read = 0;
    for (int i = 0; i < 100_000; i++) {
      StringBuilder text = new StringBuilder("2026-11-23T18:30:00.120Z");
      for (int changes = random.nextInt(3); changes > 0; changes--) {
        char other = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
        text.setCharAt(random.nextInt(text.length()), other);
      }
      byte[] bytes = text.toString().getBytes(UTF_8);
      int end = time.read(bytes, 0);
      if (end >= 0) {
        read++;
        assertThat(time.toInstant())
            .as(text.toString())
            .isEqualTo(Iso8601.parse(text.substring(0, end)));
      }
    }
    assertThat(read).isGreaterThan(10_000);
  }
}
