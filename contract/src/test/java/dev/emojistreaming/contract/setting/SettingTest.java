package dev.emojistreaming.contract.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {

  private final DurationSetting pause =
      new DurationSetting("PAUSE", Duration.ofMillis(1), Duration.ofHours(1));
  private final SizeSetting memory = new SizeSetting("MEMORY", 8L << 20, 1L << 50);
  private final NumberSetting crowd = new NumberSetting("--clients", 1, 50_000);

  @Test
  void boundsAreIncluded() {
    assertThat(pause.parse("1ms")).hasMillis(1);
    assertThat(pause.parse("1h")).hasHours(1);
    assertThat(memory.parse("8M")).isEqualTo(8L << 20);
    assertThat(crowd.parse(" 50000 ")).isEqualTo(50_000);
    assertThat(crowd.parseInt("50000")).isEqualTo(50_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "3601s", "soon", "-1s", "-PT1S"})
  void badDurationIsReportedWithNameRuleAndValue(String text) {
    assertThatThrownBy(() -> pause.parse(text))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(
            "PAUSE must be a duration from 1ms to 1h, such as 10s or 500ms, but is " + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1M", "2P", "much"})
  void badSizeIsReportedWithNameRuleAndValue(String text) {
    assertThatThrownBy(() -> memory.parse(text))
        .hasMessage("MEMORY must be a size from 8M to 1P, such as 64M, but is " + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "50001", "1.5", "many"})
  void badNumberIsReportedWithNameRuleAndValue(String text) {
    assertThatThrownBy(() -> crowd.parse(text))
        .hasMessage("--clients must be a whole number from 1 to 50000, but is " + text);
  }

  @Test
  void emptyValueIsNamed() {
    assertThatThrownBy(() -> crowd.parse(" ")).hasMessageEndingWith(", but is empty");
    TextSetting topic = new TextSetting("TOPIC", "a name");
    assertThat(topic.parse(" taps ")).isEqualTo("taps");
    assertThatThrownBy(() -> topic.parse(" ")).hasMessage("TOPIC must be a name, but is empty");
  }
}
