package dev.emojistreaming.spark.recount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeRangeTest {

  @Test
  void takesTheWindowsThatItTouches() {
    TimeRange range =
        TimeRange.parse(
            List.of("--to", "2026-11-23T18:30:02.001Z", "--from", "2026-11-23T18:00:01.9Z"));
    assertThat(range.from()).isEqualTo(Instant.parse("2026-11-23T18:00:00Z"));
    assertThat(range.to()).isEqualTo(Instant.parse("2026-11-23T18:30:04Z"));
    assertThat(new TimeRange(range.from(), range.to())).isEqualTo(range);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--from 2026-11-23T18:00:00Z",
        "--from 2026-11-23T18:00:00Z --to tomorrow",
        "--from 2026-11-23T18:00:00Z --until 2026-11-23T19:00:00Z",
        "--from 2026-11-23T18:00:00Z --to 2026-11-23T18:00:00Z",
        "--from 2026-11-23T18:00:00Z --to 2026-11-23T17:00:00Z",
        "2026-11-23T18:00:00Z --from 2026-11-23T18:00:00Z --to"
      })
  void anythingElseIsRefused(String arguments) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimeRange.parse(Arrays.asList(arguments.split(" "))))
        .withMessageContaining("--from");
  }
}
