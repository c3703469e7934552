package dev.emojistreaming.spark.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DedupWindowTest {

  private static final int KEPT = 80;

  private final DedupWindow window = new DedupWindow(List.of(IdGeneration.begin(0, 0)), KEPT);
  private final List<Long> forgotten = new ArrayList<>();

  @Test
  void idIsNewOnceInAllGenerations() {
    for (int horizon = 0; horizon < 60; horizon += 20) {
      assertThat(window.add(1, horizon, 1_000)).isTrue();
      window.startGenerationWhenDue(horizon, horizon);
    }
    assertThat(window.generations()).hasSize(3);
    assertThat(window.add(1, 0, 1_000)).isFalse();
    assertThat(window.add(1, 20, 1_000)).isFalse();
    assertThat(window.add(1, 40, 1_000)).isFalse();
    assertThat(window.size()).isEqualTo(3);
  }

  @Test
  void generationIsForgottenWhenTheHorizonHasPassedTheNewestOfItsWindows() {
    window.add(1, 1, 100);
    window.add(1, 2, 90);
    window.startGenerationWhenDue(20, 3);
    window.add(1, 3, 200);
    window.startGenerationWhenDue(40, 5);

    window.forgetBefore(100, forgotten::add);
    assertThat(forgotten).isEmpty();
    assertThat(window.add(1, 1, 100)).isFalse();

    window.forgetBefore(101, forgotten::add);
    assertThat(forgotten).containsExactly(0L, 1L, 2L);
    assertThat(window.add(1, 1, 100)).isTrue();
    assertThat(window.add(1, 3, 200)).isFalse();
  }

  @Test
  void noGenerationBeginsWhileTheNewestIsEmptyOrNew() {
    window.startGenerationWhenDue(1_000, 1);
    assertThat(window.generations()).hasSize(1);
    window.add(1, 1, 1);
    window.startGenerationWhenDue(KEPT / 8, 1);
    assertThat(window.generations()).hasSize(1);
  }
}
