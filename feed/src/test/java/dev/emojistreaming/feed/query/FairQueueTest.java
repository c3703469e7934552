package dev.emojistreaming.feed.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FairQueueTest {

  private final FairQueue<String> queue = new FairQueue<>(4);

  @Test
  void ownersTakeTurns() {
    add("loud", "loud 1");
    add("loud", "loud 2");
    add("loud", "loud 3");
    add("quiet", "quiet 1");
    assertThat(removeAll(4)).containsExactly("loud 1", "quiet 1", "loud 2", "loud 3");
  }

  @Test
  void aFullQueueRefusesTheNewestOfTheOwnerWithMost() {
    for (int i = 1; i <= 4; i++) {
      add("loud", "loud " + i);
    }
    assertThat(queue.add("loud", "loud 5")).isEqualTo("loud 5");
    assertThat(queue.add("quiet", "quiet 1")).isEqualTo("loud 4");
    assertThat(queue.add("other", "other 1")).isEqualTo("loud 3");
    assertThat(removeAll(4)).containsExactly("loud 1", "quiet 1", "other 1", "loud 2");
  }

  @Test
  void amongEqualsTheNewElementIsRefused() {
    add("a", "a 1");
    add("a", "a 2");
    add("b", "b 1");
    add("b", "b 2");
    assertThat(queue.add("b", "b 3")).isEqualTo("b 3");
    assertThat(queue.add("c", "c 1")).isIn("a 2", "b 2");
    assertThat(queue.add("d", "d 1")).isIn("a 2", "b 2");
    assertThat(queue.add("e", "e 1")).isEqualTo("e 1");
    assertThat(removeAll(4)).containsExactly("a 1", "b 1", "c 1", "d 1");
  }

  private void add(String owner, String element) {
    assertThat(queue.add(owner, element)).isNull();
  }

  private List<String> removeAll(int count) {
    List<String> removed = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      removed.add(queue.remove());
    }
    return removed;
  }
}
