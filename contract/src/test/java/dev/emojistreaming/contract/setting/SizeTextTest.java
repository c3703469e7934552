package dev.emojistreaming.contract.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeTextTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "4096, 4096",
    "4096b, 4096",
    "64K, 65536",
    "32M, 33554432",
    "32m, 33554432",
    "1G, 1073741824",
    "2T, 2199023255552"
  })
  void sizesAreReadInUnitsOf1024(String text, long bytes) {
    assertThat(SizeText.parse(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "M", "-1", "1.5G", "1 G", "1MB", "99999999P", "many"})
  void otherTextsAreRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SizeText.parse(text))
        .withMessage("not a size: " + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "100", "64K", "32M", "1G", "1P", "1025"})
  void writtenTextIsReadBack(String text) {
    assertThat(SizeText.format(SizeText.parse(text))).isEqualTo(text);
  }
}
