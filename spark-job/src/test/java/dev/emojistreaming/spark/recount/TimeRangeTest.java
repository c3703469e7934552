package dev.emojistreaming.spark.recount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.emojistreaming.contract.setting.InvalidSettingException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeRangeTest {

  @Test
  void rangeIncludesTheWindowsThatItTouches() {
    TimeRange range =
        new TimeRange(
            Instant.parse("2026-11-23T18:00:01.9Z"), Instant.parse("2026-11-23T18:30:02.001Z"));
    assertThat(range.from()).isEqualTo(Instant.parse("2026-11-23T18:00:00Z"));
    assertThat(range.to()).isEqualTo(Instant.parse("2026-11-23T18:30:04Z"));
    assertThat(new TimeRange(range.from(), range.to())).isEqualTo(range);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-23T18:00:00Z", "2026-11-23T17:00:00Z"})
  void rangeThatEndsBeforeItBeginsIsRefused(Instant to) {
    assertThatThrownBy(() -> new TimeRange(Instant.parse("2026-11-23T18:00:00Z"), to))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("--from must be before --to (%s), but is 2026-11-23T18:00:00Z", to);
  }
}
