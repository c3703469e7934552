package dev.emojistreaming.spark.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalingTest {

  @ParameterizedTest
  @CsvSource({
    "log, 1, 1",
    "log, 2, 2",
    "log, 10, 7",
    "log, 100, 24",
    "log, 1000, 46",
    "log, 1000000, 115",
    "linear:1, 5, 5",
    "linear:10, 1, 1",
    "linear:10, 10, 1",
    "linear:10, 11, 2",
    "threshold, 1, 1",
    "threshold, 1000, 1",
    "threshold, 1001, 1001"
  })
  void numberOfDrawnEmojis(String setting, long reactions, long drawn) {
    assertThat(Scaling.parse(setting).of(reactions)).isEqualTo(drawn);
  }

  @ParameterizedTest
  @ValueSource(strings = {"log", "linear:1", "linear:7", "threshold"})
  void drawnNumberGrowsAndNeverExceedsTheReactions(String setting) {
    Scaling scaling = Scaling.parse(setting);
    for (long n = 1; n <= 100_000; n++) {
      assertThat(scaling.of(n)).as("of %d", n).isBetween(1L, n);
      assertThat(scaling.of(n + 1)).as("of %d", n + 1).isGreaterThanOrEqualTo(scaling.of(n));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"log", "linear:7"})
  void drawnNumberNeverJumps(String setting) {
    Scaling scaling = Scaling.parse(setting);
    for (long n = 1; n <= 100_000; n++) {
      assertThat(scaling.of(n + 1) - scaling.of(n)).as("after %d", n).isLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "linear", "linear:0", "linear:-1", "linear:x", "Log", "exp"})
  void otherInputIsRejected(String setting) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scaling.parse(setting))
        .withMessageContaining("SCALED_COUNT");
  }
}
