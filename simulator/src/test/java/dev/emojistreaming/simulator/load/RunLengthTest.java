package dev.emojistreaming.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunLengthTest {

  @Test
  void reactionsAreCountedForEachClient() {
    RunLength.Reactions length = new RunLength.Reactions(3);
    assertThat(length.includes(2, Long.MAX_VALUE)).isTrue();
    assertThat(length.includes(3, 0)).isFalse();
    assertThat(length.of(50_000)).isEqualTo(150_000);
  }

  @Test
  void timeEndsWithTheLastReactionThatIsDueWithinIt() {
    RunLength length = new RunLength.Time(Duration.ofSeconds(2));
    assertThat(length.includes(Long.MAX_VALUE, 1_999_999_999)).isTrue();
    assertThat(length.includes(0, 2_000_000_000)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT0.999S", "P30DT1S"})
  void impossibleTimeIsRejectedWithItsOption(Duration duration) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RunLength.Time(duration))
        .withMessageContaining("--duration");
  }
}
