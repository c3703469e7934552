package dev.emojistreaming.spark.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A cache of texts by their UTF-8 bytes, so that a frequent text is checked and converted to a
 * string only once. Bounded: in a slot that is in use the newer text replaces the older. For one
 * thread.
 */
final class KnownTexts {

  private static final int SLOTS = 1 << 12;
  private static final int MAX_LENGTH = 128;

  private final byte[] @Nullable [] bytes = new byte[SLOTS][];
  private final String[] texts = new String[SLOTS];
  private final Function<byte[], @Nullable String> check;

  /**
   * @param check returns the text of the bytes, or null if it is not valid
   */
  KnownTexts(Function<byte[], @Nullable String> check) {
    this.check = check;
  }

  /**
   * The text between two indexes.
   *
   * @param hash of the bytes
   * @return null if the text is not valid, longer than {@value #MAX_LENGTH} bytes, or not UTF-8
   */
  @Nullable String find(byte[] json, int start, int end, int hash) {
    int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
    byte[] known = bytes[slot];
    if (known != null && Arrays.equals(known, 0, known.length, json, start, end)) {
      return texts[slot];
    }
    return end - start > MAX_LENGTH ? null : learn(slot, Arrays.copyOfRange(json, start, end));
  }

  private @Nullable String learn(int slot, byte[] unknown) {
    String text = check.apply(unknown);
    if (text == null || !Arrays.equals(text.getBytes(UTF_8), unknown)) {
      return null;
    }
    bytes[slot] = unknown;
    texts[slot] = text;
    return text;
  }
}
