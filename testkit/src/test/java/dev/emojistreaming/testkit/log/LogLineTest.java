package dev.emojistreaming.testkit.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLineTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-27T11:15:37.211Z WARN  [KafkaAvailability] kafka=unreachable",
        "2026-11-27T11:15:37.211+02:00 ERROR [KafkaAvailability] kafka=unreachable",
        "2026-11-27 11:15:37,211 WARN  [KafkaAvailability] kafka=unreachable",
        "WARN [KafkaAvailability] kafka=unreachable"
      })
  void lineOfEveryProgramIsRead(String text) {
    LogLine line = LogLine.parse("a.log", text).orElseThrow();

    assertThat(line.logger()).isEqualTo("KafkaAvailability");
    assertThat(line.message()).isEqualTo("kafka=unreachable");
  }

  @Test
  void lineOfTheJvmHasNoLogger() {
    LogLine line = LogLine.parse("a.log", "WARNING: sun.misc.Unsafe is deprecated").orElseThrow();

    assertThat(line.logger()).isEmpty();
    assertThat(line.message()).isEqualTo("sun.misc.Unsafe is deprecated");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-27T11:15:37.211Z INFO  [Overflow] WARN is only a word here",
        "\tat dev.emojistreaming.ERROR(Line.java)",
        "ERRORS 0",
        ""
      })
  void otherLinesAreNone(String text) {
    assertThat(LogLine.parse("a.log", text)).isEmpty();
  }
}
