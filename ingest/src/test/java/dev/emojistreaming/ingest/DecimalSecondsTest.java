package dev.emojistreaming.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalSecondsTest {

  private final DecimalSeconds converter = new DecimalSeconds();

  @ParameterizedTest
  @CsvSource({"0.5, 500", "1, 1000", "2.25, 2250", ".1, 100", "0.001, 1", "3600, 3600000"})
  void decimalSecondsAreUnderstood(String value, long millis) {
    assertThat(converter.convert(value)).hasMillis(millis);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "500ms", "PT1S", "3601", "0.0001", "soon", "1e99"})
  void otherValuesAreRefusedByTheSettingsName(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> converter.convert(value))
        .withMessageContaining("BUFFER_FLUSH_INTERVAL")
        .withMessageContaining(value);
  }
}
