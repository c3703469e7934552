package dev.emojistreaming.spark.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdSetTest {

  private record Id(long high, long low) {}

  /** Few different values cause collisions, and include the id of zeros only. */
  @ParameterizedTest
  @ValueSource(ints = {3, 100, 1_000_000})
  void setHasEachIdOnce(int values) {
    Random random = new Random(values);
    Set<Id> expected = new HashSet<>();
    IdSet ids = new IdSet();
    for (int i = 0; i < 20_000; i++) {
      Id id = new Id(random.nextInt(values), (long) random.nextInt(values) << random.nextInt(40));
      if (i % 2_000 == 0) {
        ids.expect(random.nextInt(4_000));
      }
      boolean known = expected.contains(id);
      if (ids.contains(id.high(), id.low()) != known || ids.add(id.high(), id.low()) == known) {
        fail("%s after %d others", id, i);
      }
      expected.add(id);
    }
    assertThat(ids.size()).isEqualTo(expected.size());
  }
}
