package dev.emojistreaming.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Texts by their UTF-8 bytes, so that a text that comes again and again is checked and made a
 * string only once. Bounded: a slot that is taken passes to the newer text. For one thread.
 */
final class KnownTexts {

  private static final int SLOTS = 1 << 12;
  private static final int LONGEST = 128;

  private final byte[] @Nullable [] bytes = new byte[SLOTS][];
  private final String[] texts = new String[SLOTS];
  private final Function<byte[], @Nullable String> check;

  /**
   * @param check the text that the bytes stand for, or null
   */
  KnownTexts(Function<byte[], @Nullable String> check) {
    this.check = check;
  }

  /** The text between two indexes, or null when it does not pass the check or is not UTF-8. */
  @Nullable String find(byte[] json, int start, int end, int hash) {
    int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
    byte[] known = bytes[slot];
    if (known != null && Arrays.equals(known, 0, known.length, json, start, end)) {
      return texts[slot];
    }
    return end - start > LONGEST ? null : learn(slot, Arrays.copyOfRange(json, start, end));
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
