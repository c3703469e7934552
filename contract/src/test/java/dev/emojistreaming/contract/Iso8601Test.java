package dev.emojistreaming.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Iso8601Test {

  private static final List<String> VALID =
      List.of(
          "2026-11-23T18:30:00Z",
          "2024-02-29T23:59:59.5Z",
          "1969-12-31T00:00:00.123456789Z",
          "2026-11-23T18:30:00.120+05:30",
          "2026-11-23T18:30:00");

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T18:30:00Z, 1795458600000000000",
    "2026-11-23T18:30:00.5Z, 1795458600500000000",
    "2026-11-23T18:30:00.000000001Z, 1795458600000000001",
  })
  void plainTimesAreRead(String text, long nanos) {
    assertThat(Iso8601.parse(text)).isEqualTo(Instant.ofEpochSecond(0, nanos));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2026-11-23T18:30:00,250Z; 2026-11-23T18:30:00.250Z",
        "2026-11-23T18:30:00,357706892+0800; 2026-11-23T10:30:00.357706892Z",
        "20261123T183000Z; 2026-11-23T18:30:00Z",
        "20261123T183000; 2026-11-23T18:30:00Z",
        "20261123T1830+0530; 2026-11-23T13:00:00Z",
        "20261123T183000,5-05; 2026-11-23T23:30:00.5Z",
        "2026-11-23T18:30Z; 2026-11-23T18:30:00Z",
        "2026-11-23T183000Z; 2026-11-23T18:30:00Z",
        "20261123t183000.25z; 2026-11-23T18:30:00.250Z",
      })
  void commaAndBasicFormatAreRead(String text, Instant time) {
    assertThat(Iso8601.parse(text)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-327T18:30:00Z",
        "2026-W48-1T18:30:00Z",
        "2026-11-23T18Z",
        "2026-11-23T18.5Z",
        "2026-11-23T24:00:00Z",
        "20261123T240000Z",
        "2026-1123T18:30:00Z",
        "2026-11-23T18:3000Z",
        "20261123183000Z",
        "20261123",
        "2026-11-23T18:30,5Z",
        "2026-11-23T18:30:00,Z",
        "2026-11-23T18:30:00−05:00",
        "2026-11-23 18:30:00Z",
        "٢٠٢٦-١١-٢٣T١٨:٣٠:٠٠Z",
        "1795458600",
        "2026-13-23T18:30:00Z",
        "2026-02-29T18:30:00Z",
        "2026-11-23T24:30:00Z",
        "2026-11-23T18:60:00Z",
        "2026-11-23T18:30:60Z",
        "2026-11-23T18:30:00.1234567890Z",
        "2026-11-23T18:30:-1Z",
        "+026-11-23T18:30:00Z",
        "+12026-11-23T18:30:00Z",
        "-2026-11-23T18:30:00Z",
        "2026-11-23T18:30:00.Z",
        "2026-11-23T18:30:00+01:02:03",
        "2026-11-23T18:30:00+010203",
      })
  void invalidTimesAreRefused(String text) {
    assertThat(Iso8601.parse(text)).isNull();
  }

  @Test
  void fastPathAgreesWithTheFormatter() {
    Random random = new Random(5);
    String characters = "0123456789-:TZ.+ tz٣";
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder(VALID.get(random.nextInt(VALID.size())));
      for (int changes = random.nextInt(4); changes > 0; changes--) {
        int at = random.nextInt(text.length());
        char other = characters.charAt(random.nextInt(characters.length()));
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, other);
          case 1 -> text.insert(at, other);
          default -> text.deleteCharAt(at);
        }
      }
      assertThat(Iso8601.parse(text.toString()))
          .as(text.toString())
          .isEqualTo(Iso8601.parseByFormatter(text.toString()));
    }
  }
}
