package dev.emojistreaming.spark.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DedupWindowTest {

  private static final int KEPT = 80;

  private final DedupWindow seen = new DedupWindow(List.of(IdGeneration.begin(0, 0)), KEPT);
  private final List<Long> forgotten = new ArrayList<>();

  @Test
  void idIsNewOnceThroughAllGenerations() {
    for (int horizon = 0; horizon < 60; horizon += 20) {
      assertThat(seen.add(1, horizon, 1_000)).isTrue();
      seen.moveOn(horizon, horizon);
    }
    assertThat(seen.generations()).hasSize(3);
    assertThat(seen.add(1, 0, 1_000)).isFalse();
    assertThat(seen.add(1, 20, 1_000)).isFalse();
    assertThat(seen.add(1, 40, 1_000)).isFalse();
    assertThat(seen.size()).isEqualTo(3);
  }

  @Test
  void generationIsForgottenWhenTheHorizonHasPassedTheNewestOfItsWindows() {
    seen.add(1, 1, 100);
    seen.add(1, 2, 90);
    seen.moveOn(20, 3);
    seen.add(1, 3, 200);
    seen.moveOn(40, 5);

    seen.forgetBefore(100, forgotten::add);
    assertThat(forgotten).isEmpty();
    assertThat(seen.add(1, 1, 100)).isFalse();

    seen.forgetBefore(101, forgotten::add);
    assertThat(forgotten).containsExactly(0L, 1L, 2L);
    assertThat(seen.add(1, 1, 100)).isTrue();
    assertThat(seen.add(1, 3, 200)).isFalse();
  }

  @Test
  void noGenerationBeginsWhileTheYoungestIsEmptyOrYoung() {
    seen.moveOn(1_000, 1);
    assertThat(seen.generations()).hasSize(1);
    seen.add(1, 1, 1);
    seen.moveOn(KEPT / 8, 1);
    assertThat(seen.generations()).hasSize(1);
  }
}
