package dev.emojistreaming.feed.counts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

  @Test
  void textIsReadBack() {
    Position position = Position.of("topic-1_A", 0, 35, 36, Long.MAX_VALUE);
    assertThat(position).hasToString("topic-1_A.0.z.10.1y2p0ij32e8e7");
    assertThat(position.parse(position.toString())).contains(position);
    assertThat(position.parse("topic-1_A.000.+z.10.1Y2P0IJ32E8E7"))
        .as("another spelling")
        .contains(position);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "t",
        "t.1",
        "1.2",
        "t.1.2.3",
        "t.1.-2",
        "t.1.x y",
        "t.1.",
        "t.1.1y2p0ij32e8e8",
        "u.1.2",
        ".1.2"
      })
  void textThatIsNoPositionIsEmpty(String id) {
    assertThat(Position.of("t", 0, 0).parse(id)).isEmpty();
  }

  @Test
  void recordThatWasReadIsIncluded() {
    Position position = Position.of("t", 5, 0).after(0, 7);
    assertThat(position).isEqualTo(Position.of("t", 8, 0));
    assertThat(position.includes(0, 7)).isTrue();
    assertThat(position.includes(0, 8)).isFalse();
    assertThat(position.after(0, 3)).isEqualTo(position);
  }

  @Test
  void positionIsBehindIfAnyPartitionIs() {
    assertThat(Position.of("t", 3, 3).isAtOrAfter(Position.of("t", 3, 2))).isTrue();
    assertThat(Position.of("t", 9, 1).isAtOrAfter(Position.of("t", 3, 2))).isFalse();
  }

  @Test
  void positionIsOnlyBehindOneInItsTopic() {
    Position position = Position.of("t", 3, 3);
    assertThat(position.isBehind(Position.of("t", 3, 4))).isTrue();
    assertThat(position.isBehind(Position.of("t", 3, 3))).isFalse();
    assertThat(position.isBehind(Position.of("t", 3, 3, 3))).isFalse();
    assertThat(position.isBehind(Position.of("u", 3, 4))).isFalse();
  }
}
