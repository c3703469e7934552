package dev.emojistreaming.contract.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

  @ParameterizedTest
  @CsvSource({
    "500ms, PT0.5S",
    "10s, PT10S",
    "1.5s, PT1.5S",
    "2m, PT2M",
    "1h, PT1H",
    "1h30m, PT1H30M",
    "7d, PT168H",
    "0s, PT0S",
    "'  10s ', PT10S"
  })
  void durationsAreReadWithTheirUnit(String text, Duration duration) {
    assertThat(DurationText.parse(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @CsvSource({
    "10S, PT10S",
    "0.5S, PT0.5S",
    "1M, PT1M",
    "1H, PT1H",
    "1H30M, PT1H30M",
    "250MS, PT0.25S",
    "8D, PT192H",
    "30, PT30S",
    "PT10S, PT10S",
    "pt0.5s, PT0.5S",
    "P1D, PT24H",
    "PT30M, PT30M",
    "-PT1S, PT-1S"
  })
  void olderFormsKeepTheirMeaning(String text, Duration duration) {
    assertThat(DurationText.parse(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @CsvSource({"0.5, 500000000", "2.25, 2250000000", ".1, 100000000", "0.000000001, 1"})
  void numberWithoutUnitIsSeconds(String text, long nanos) {
    assertThat(DurationText.parse(text)).isEqualTo(Duration.ofNanos(nanos));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "s",
        "1 s",
        "1x",
        "-1s",
        "1e3",
        "1..5",
        "s1",
        "PT",
        "1w",
        "0.0000001ms",
        "9999999999999"
      })
  void otherTextsAreRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DurationText.parse(text))
        .withMessage("not a duration: " + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "1ms", "1500ms", "10s", "90s", "65m", "1h", "7d"})
  void writtenTextIsReadBack(String text) {
    assertThat(DurationText.format(DurationText.parse(text))).isEqualTo(text);
  }
}
