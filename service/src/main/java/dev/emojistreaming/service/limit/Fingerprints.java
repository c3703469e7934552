package dev.emojistreaming.service.limit;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/**
 * Keyed fingerprints of 64 bits: the keys of a {@link DebtTable}.
 *
 * <p>The key is random and differs in each process, and no fingerprint ever leaves it, so a client
 * can neither choose a key that has another's fingerprint nor aim at a place in the table. Each
 * word of the text is folded into the state by a product of 128 bits with a secret number, as
 * wyhash does. That is no cryptographic hash: it must not be used where clients see its value.
 * Thread-safe.
 */
public final class Fingerprints {

  private static final int CHARS_PER_WORD = Long.SIZE / Character.SIZE;

  private final long start;
  private final long factor;
  private final long last;

  /** Fingerprints with a random key. */
  public static Fingerprints random() {
    return new Fingerprints(new SecureRandom());
  }

  /** Fingerprints whose key comes from this source. */
  Fingerprints(RandomGenerator random) {
    this.start = random.nextLong();
    this.factor = random.nextLong() | 1;
    this.last = random.nextLong() | 1;
  }

  /** The fingerprint of a text. */
  public long of(String text) {
    int length = text.length();
    long state = start ^ length;
    for (int i = 0; i < length; i += CHARS_PER_WORD) {
      state = fold(state ^ word(text, i, Math.min(length, i + CHARS_PER_WORD)), factor);
    }
    return fold(state, last);
  }

  /** The fingerprint of two numbers, such as two fingerprints, in this order. */
  public long of(long first, long second) {
    return fold(fold(fold(start ^ first, factor) ^ second, factor), last);
  }

  private static long word(String text, int from, int to) {
    long word = 0;
    for (int i = from; i < to; i++) {
      word = word << Character.SIZE | text.charAt(i);
    }
    return word;
  }

  private static long fold(long state, long factor) {
    return state * factor ^ Math.multiplyHigh(state, factor);
  }
}
