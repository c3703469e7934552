package dev.emojistreaming.feed.counts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

  @Test
  void textIsReadBack() {
    Position position = Position.of(0, 35, 36, Long.MAX_VALUE);
    assertThat(position).hasToString("0.z.10.1y2p0ij32e8e7");
    assertThat(Position.parse(position.toString(), 4)).contains(position);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1.2.3", "1.-2", "1.x y", "1.", "1.1y2p0ij32e8e8"})
  void textThatIsNoPositionIsEmpty(String id) {
    assertThat(Position.parse(id, 2)).isEmpty();
  }

  @Test
  void recordThatWasReadIsIncluded() {
    Position position = Position.of(5, 0).after(0, 7);
    assertThat(position).isEqualTo(Position.of(8, 0));
    assertThat(position.includes(0, 7)).isTrue();
    assertThat(position.includes(0, 8)).isFalse();
    assertThat(position.after(0, 3)).isEqualTo(position);
  }

  @Test
  void positionIsBehindIfAnyPartitionIs() {
    assertThat(Position.of(3, 3).isAtOrAfter(Position.of(3, 2))).isTrue();
    assertThat(Position.of(9, 1).isAtOrAfter(Position.of(3, 2))).isFalse();
  }
}
