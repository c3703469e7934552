package dev.emojistreaming.spark.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CellsTest {

  private static final int SLICE = 150;

  @Test
  void cellsOfAWindowEndWithItsSlice() {
    WindowKey key = new WindowKey("r", "👍", 10 * SLICE + 7);
    assertThat(ended(10 * SLICE, 11 * SLICE - 1, 20 * SLICE)).doesNotContain(Cells.of(key));
    assertThat(ended(10 * SLICE, 11 * SLICE, 20 * SLICE)).contains(Cells.of(key)).hasSize(64);
  }

  @Test
  void everySliceBetweenTheHorizonsEnds() {
    assertThat(ended(0, 3 * SLICE + 1, 100 * SLICE)).hasSize(3 * 64);
    assertThat(ended(5, 5, 100 * SLICE)).isEmpty();
  }

  @Test
  void slicesAfterTheNewestWindowDoNotEnd() {
    assertThat(ended(0, 1_000_000 * SLICE, 2 * SLICE)).hasSize(3 * 64);
    assertThat(ended(0, 10, Integer.MIN_VALUE)).isEmpty();
  }

  private static Set<Long> ended(int before, int now, int newest) {
    return Cells.ended(before, now, newest).boxed().collect(Collectors.toSet());
  }
}
