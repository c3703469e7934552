package dev.emojistreaming.service.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emojistreaming.contract.setting.InvalidSettingException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitSettingTest {

  @ParameterizedTest
  @ValueSource(strings = {"15/s burst 100", " 15 /S  Burst 100 "})
  void rateHasABurst(String text) {
    assertThat(LimitSetting.parse("LIMIT", text).rate()).contains(new Rate(15, 100));
    assertThat(LimitSetting.parse("LIMIT", text).text()).isEqualTo("15/s burst 100");
  }

  @Test
  void offIsNoRate() {
    assertThat(LimitSetting.parse("LIMIT", "OFF").rate()).isEqualTo(Optional.empty());
    assertThat(LimitSetting.parse("LIMIT", "off").text()).isEqualTo("off");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "15",
        "15/s",
        "15/s burst",
        "0/s burst 1",
        "1/s burst 0",
        "1000001/s burst 1",
        "1/s burst 10000001",
        "-1/s burst 1",
        "1.5/s burst 1",
        "15/m burst 100",
        "none",
        "999999999999/s burst 1"
      })
  void otherTextIsRefused(String text) {
    assertThatThrownBy(() -> LimitSetting.parse("LIMIT_USER", text))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith(
            "LIMIT_USER must be off, or a rate such as 15/s burst 100: from 1 to 1000000 a second,"
                + " with a burst from 1 to 10000000, but is ");
  }
}
