package dev.emojistreaming.feed.counts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.emojistreaming.fuzzkit.FuzzCase;
import java.util.Optional;
import java.util.stream.Stream;

/** The ids that clients send back. */
class PositionFuzzTest extends FuzzCase {

  private static final Position HERE = Position.of("topic-1", 7, 40);

  PositionFuzzTest() {
    super(Position.class);
  }

  @Override
  protected Stream<byte[]> seeds() {
    return texts(
        HERE.toString(),
        "topic-1.7.14",
        "topic-1.8.14",
        "topic-1.7.15",
        "topic-1.0.0",
        "topic-1.1y2p0ij32e8e7.1y2p0ij32e8e8",
        "topic-1.-1.0",
        "topic-1.7",
        "topic-1.7.14.0",
        "topic-2.7.14",
        "topic-1..",
        "topic-1.7.!",
        "");
  }

  @Override
  protected void check(byte[] input) {
    String id = new String(input, UTF_8);
    Optional<Position> parsed = HERE.parse(id);
    assertThat(HERE.isInTopicOf(Position.of("topic-2", 7, 40))).isFalse();
    assertThat(HERE.isInTopicOf(Position.of("topic-1", 7))).isFalse();
    if (parsed.isEmpty()) {
      assertThat(id).isNotEqualTo(HERE.toString());
      return;
    }
    Position position = parsed.get();
    assertThat(HERE.parse(position.toString()))
        .contains(position)
        .get()
        .hasSameHashCodeAs(position);
    assertThat(position.partitions()).isEqualTo(2);
    assertThat(position.isInTopicOf(HERE)).isTrue();
    boolean isAfter = !HERE.includes(0, next(id, 1)) && !HERE.includes(1, next(id, 2));
    assertThat(position.isAtOrAfter(HERE)).isEqualTo(isAfter);
    assertThat(position.isBehind(HERE)).isEqualTo(!isAfter);
    assertThat(position.equals(HERE)).isEqualTo(isAfter && HERE.isAtOrAfter(position));
    assertThat(position).isNotEqualTo(id).isNotEqualTo(Position.of("topic-2", 7, 40));
    assertThat(HERE.after(1, 40)).isEqualTo(Position.of("topic-1", 7, 41));
  }

  private static long next(String id, int part) {
    return Long.parseLong(id.split("\\.", -1)[part], 36);
  }
}
