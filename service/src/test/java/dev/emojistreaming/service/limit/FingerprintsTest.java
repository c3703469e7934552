package dev.emojistreaming.service.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FingerprintsTest {

  private static final int KEYS = 1 << 20;
  private static final int BINS = 1 << 10;

  private final Fingerprints fingerprints = new Fingerprints(new SplittableRandom(1));

  @Test
  void similarKeysAreSpreadEvenly() {
    assertSpread(i -> fingerprints.of("user-" + i));
    assertSpread(i -> fingerprints.of("fan-0-" + i + "-of-a-long-name-that-all-have"));
    assertSpread(i -> fingerprints.of(i, 0));
    assertSpread(i -> fingerprints.of(5, i << 40));
  }

  /** The bins are chosen by the high bits, as a table chooses a set. */
  private static void assertSpread(LongFunction<Long> fingerprint) {
    int[] bins = new int[BINS];
    LongStream.range(0, KEYS)
        .map(fingerprint::apply)
        .forEach(each -> bins[(int) (each >>> (Long.SIZE - 10))]++);
    double expected = (double) KEYS / BINS;
    double chiSquare = 0;
    for (int bin : bins) {
      chiSquare += (bin - expected) * (bin - expected) / expected;
    }
    assertThat(chiSquare / BINS).isBetween(0.8, 1.2);
  }

  @Test
  void keysDoNotCollide() {
    assertThat(LongStream.range(0, KEYS).map(i -> fingerprints.of("u" + i)).distinct().count())
        .isEqualTo(KEYS);
    assertThat(fingerprints.of("")).isNotEqualTo(fingerprints.of("\0"));
    assertThat(fingerprints.of("ab")).isNotEqualTo(fingerprints.of("ba"));
    assertThat(fingerprints.of(1, 2)).isNotEqualTo(fingerprints.of(2, 1));
  }

  @Test
  void anotherProcessHasOtherFingerprints() {
    assertThat(Fingerprints.random().of("user")).isNotEqualTo(Fingerprints.random().of("user"));
  }
}
